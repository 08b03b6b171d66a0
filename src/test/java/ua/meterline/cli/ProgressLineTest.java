package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final String EMPTY_LINE = "\r\u001b[K";

    private final StringWriter terminal = new StringWriter();

    @Test
    void showsProgressOnOneLineAndErasesIt() {
        try (ProgressLine progress = new ProgressLine(new PrintWriter(terminal), true)) {
            progress.at("readings", 1_234_567);
            assertThat(terminal).hasToString(EMPTY_LINE + "%,d readings".formatted(1_234_567));
        }
        assertThat(terminal.toString()).endsWith(" readings" + EMPTY_LINE);
    }

    @Test
    void limitsTheRateOfUpdates() {
        try (ProgressLine progress = new ProgressLine(new PrintWriter(terminal), true)) {
            for (int i = 0; i < 1_000; i++) {
                progress.at("readings", i);
            }
        }
        assertThat(terminal.toString().split("readings")).hasSizeLessThan(100);
    }

    @Test
    void printsNothingWithoutATerminal() {
        try (ProgressLine progress = new ProgressLine(new PrintWriter(terminal), false)) {
            progress.at("readings", 1);
        }
        assertThat(terminal.toString()).isEmpty();
    }
}
