package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.reading;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Confirmed;
import ua.meterline.reading.ReadingOutcome.Duplicate;
import ua.meterline.reading.ReadingOutcome.Held;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.ReadingOutcome.ReminderWish;
import ua.meterline.reading.language.MultilingualText;

class ReplyTextsTest {
    private final ReplyTexts texts = new ReplyTexts("taken", "not taken");

    @Test
    void hasAReplyForEveryOutcome() {
        assertThat(textFor(texts, new Accepted(reading(ACCOUNT, 1)))).isEqualTo("taken");
        assertThat(textFor(texts, new Duplicate(reading(ACCOUNT, 1)))).isEqualTo("taken");
        assertThat(textFor(texts, held("use-too-high"))).isEqualTo("taken");
        assertThat(textFor(texts, new Confirmed(reading(ACCOUNT, 1), 7))).isEqualTo("taken");
        assertThat(textFor(texts, new ReminderWish(ReminderWord.STOP))).isEqualTo("taken");
        for (RejectionReason reason : RejectionReason.values()) {
            assertThat(textFor(texts, new Rejected(reason))).isEqualTo(without(reason));
        }
    }

    @Test
    void confirmsStopAndStartInWordsOfTheirOwn() {
        ReplyTexts confirming = texts.withHint("reminders-off", MultilingualText.of("no more"));

        assertThat(textFor(confirming, new ReminderWish(ReminderWord.STOP))).isEqualTo("no more");
        assertThat(textFor(confirming, new ReminderWish(ReminderWord.START))).isEqualTo("taken");
    }

    @ParameterizedTest
    @EnumSource
    void givesAHintForOneReasonAndForNoOther(RejectionReason hinted) {
        ReplyTexts hinting = texts.withHint(hinted.label(), MultilingualText.of("a hint"));

        for (RejectionReason reason : RejectionReason.values()) {
            assertThat(textFor(hinting, new Rejected(reason))).isEqualTo(reason == hinted ? "a hint" : without(reason));
        }
        assertThat(textFor(hinting, held("use-too-high"))).isEqualTo("taken");
    }

    @Test
    void givesAHintForAHeldReadingWhicheverRuleHoldsItToo() {
        ReplyTexts hinting = texts.withHint("below-previous", MultilingualText.of("lower than before"));

        assertThat(textFor(hinting, held("late-correction", "below-previous"))).isEqualTo("lower than before");
        assertThat(textFor(hinting, held("late-correction"))).isEqualTo("taken");
        assertThat(textFor(hinting, new Accepted(reading(ACCOUNT, 1)))).isEqualTo("taken");
    }

    @ParameterizedTest
    @CsvSource({
        "показник 0501234567 123456,     шість цифр",
        "показания 0501234567 123456,    шесть цифр",
        "mérőállás 0501234567 123456,    шість цифр",
        "0501234567 123456,              шість цифр"
    })
    void answersInTheLanguageOfTheMessageOrInTheFirstOne(String message, String reply) {
        ReplyTexts hinting = texts.withHint("value-too-long", MultilingualText.of("uk: шість цифр | ru: шесть цифр"));

        assertThat(hinting.textFor(new Rejected(RejectionReason.VALUE_TOO_LONG), message))
                .isEqualTo(reply);
    }

    /** What an answer to a settled question would say was processed. */
    private static String without(RejectionReason hint) {
        return hint == RejectionReason.QUESTION_CLOSED ? "taken" : "not taken";
    }

    private static Held held(String... rules) {
        return new Held(reading(ACCOUNT, 1), List.of(rules));
    }

    private static String textFor(ReplyTexts texts, ReadingOutcome outcome) {
        return texts.textFor(outcome, "");
    }
}
