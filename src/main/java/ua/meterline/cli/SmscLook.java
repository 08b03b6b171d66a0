package ua.meterline.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import ua.meterline.link.BindFailure;
import ua.meterline.link.LinkTrial;
import ua.meterline.settings.Settings;

/** Binds to the SMSC as the gateway does, and unbinds. */
final class SmscLook {
    private SmscLook() {}

    static String at(Settings.Smpp smpp) throws IOException {
        List<LinkTrial> trials = LinkTrial.of(smpp);
        for (LinkTrial trial : trials) {
            run(trial, smpp);
        }
        String names = trials.stream().map(trial -> "as " + trial.name()).collect(Collectors.joining(" and "));
        return smpp.peer() + " (bound " + names + (smpp.tls().isPresent() ? ", with TLS)" : ")");
    }

    private static void run(LinkTrial trial, Settings.Smpp smpp) throws IOException {
        try {
            trial.run();
        } catch (IOException e) {
            throw new IOException(smpp.peer() + ": " + trial.name() + " not bound: " + BindFailure.of(e), e);
        }
    }
}
