package ua.meterline.simulator;

import picocli.CommandLine.Option;

/** The command line options for how texts are encoded and split. */
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
            description = "Split long texts by none, payload, udh8, udh16 or sar. Default: ${DEFAULT-VALUE}.")
    private String splitting;

    @Option(
            names = "--parts",
            paramLabel = "NAME",
            defaultValue = "kept",
            description = "Deliver the segments of a long text kept, shuffled, repeated or missing."
                    + " Default: ${DEFAULT-VALUE}.")
    private String order;

    /** @throws IllegalArgumentException for an unknown name, and for segments where no text is split */
    Handset handset() {
        Handset handset = Handset.USUAL
                .with("encoding", encoding)
                .with("split", splitting)
                .with("parts", order);
        if (handset.order() != PartOrder.KEPT && !handset.splitting().makesParts()) {
            throw new IllegalArgumentException(
                    "--parts " + order + " needs --split udh8, udh16 or sar: no text is in" + " segments otherwise");
        }
        return handset;
    }
}
