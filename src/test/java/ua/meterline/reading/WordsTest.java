package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.message;
import static ua.meterline.reading.Messages.reading;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The words that stand in the tables and that others build on, and what is answered. */
class WordsTest {
    private final ReplyTexts texts = new ReplyTexts("taken", "not taken");

    @Test
    void answersEveryOutcome() {
        assertThat(texts.textFor(new ReadingOutcome.Accepted(reading(ACCOUNT, 1))))
                .isEqualTo("taken");
        assertThat(texts.textFor(new ReadingOutcome.Duplicate(reading(ACCOUNT, 1))))
                .isEqualTo("taken");
        for (RejectionReason reason : RejectionReason.values()) {
            assertThat(texts.textFor(new ReadingOutcome.Rejected(reason))).isEqualTo("not taken");
        }
    }

    @Test
    void callsChannelsReasonsAndPeriodsAsTheTablesDo() {
        assertThat(Arrays.stream(Channel.values()).map(Channel::label))
                .containsExactly("sms", "email", "file", "phone", "web");
        assertThat(Arrays.stream(RejectionReason.values()).map(RejectionReason::label))
                .containsExactly("empty", "wrong-format");
        assertThat(BillingPeriod.parse("2026-01")).hasToString("2026-01");
    }

    @Test
    void namesNeitherPersonNorContentInText() {
        assertThat(message("a", "380671112233", "0501234567 42", Messages.NOVEMBER_3RD))
                .hasToString("sms message of 13 characters");
    }
}
