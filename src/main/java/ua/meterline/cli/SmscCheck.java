package ua.meterline.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import ua.meterline.config.LinkSettings;
import ua.meterline.sms.link.BindFailure;
import ua.meterline.sms.link.BindProbe;

/** Binds to the SMSC as the gateway does, and unbinds. */
final class SmscCheck {
    private SmscCheck() {}

    static String at(LinkSettings smpp) throws IOException {
        List<BindProbe> trials = BindProbe.of(smpp);
        for (BindProbe trial : trials) {
            run(trial, smpp);
        }
        String names = trials.stream().map(trial -> "as " + trial.name()).collect(Collectors.joining(" and "));
        return "bound " + names + (smpp.tls().context().isPresent() ? ", with TLS" : "");
    }

    private static void run(BindProbe trial, LinkSettings smpp) throws IOException {
        try {
            trial.run();
        } catch (IOException e) {
            throw new IOException(smpp.peer() + ": " + trial.name() + " not bound: " + BindFailure.of(e), e);
        }
    }
}
