package ua.meterline.simulator;

import picocli.CommandLine.Option;

/** The part of the command line that says how texts are encoded and divided. */
final class HandsetOptions {
    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "Encode texts as auto, gsm, packed, ascii-as-default, latin1-as-default, ascii, latin1,"
                    + " binary, cyrillic, ucs2, flash, flash-ucs2 or class. Default: ${DEFAULT-VALUE}.")
    private String encoding;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            defaultValue = "none",
            description = "Deliver long texts as none, payload, udh8, udh16 or sar. Default: ${DEFAULT-VALUE}.")
    private String splitting;

    @Option(
            names = "--parts",
            paramLabel = "NAME",
            defaultValue = "kept",
            description = "The parts of a long text come kept, shuffled, repeated or missing."
                    + " Default: ${DEFAULT-VALUE}.")
    private String order;

    /** @throws IllegalArgumentException if there is no such thing */
    Handset handset() {
        return Handset.USUAL.with("encoding", encoding).with("split", splitting).with("parts", order);
    }
}
