package ua.meterline.config;

import java.time.Duration;
import ua.meterline.reading.QuestionPolicy;
import ua.meterline.reading.language.MultilingualText;

/** Questions back to customers whose reading was held. */
public record QuestionSettings(
        @Setting(
                section = "Questions to customers by SMS",
                name = "meterline.questions.ask",
                reload = true,
                defaultValue = "false",
                help = """
                        true: where a rule holds a reading, and exactly one slip of the hand explains it, the reply asks
                        whether the corrected value is meant. An answer such as ТАК or ДА from the same number accepts
                        it. false: nothing is asked.""")
        boolean ask,

        @Setting(
                name = "meterline.questions.answer-within",
                reload = true,
                defaultValue = "24h",
                min = 60_000,
                max = 1_000_000_000,
                help = "How long a customer may answer.")
        Duration answerWithin,

        @Setting(
                name = QuestionSettings.TEXT,
                reload = true,
                defaultValue = "ru: Вы прислали {stated}. Правильно {value}? Ответьте ДА"
                        + " | uk: Ви надіслали {stated}. Правильно {value}? Відповідайте ТАК"
                        + " | hu: Ez érkezett: {stated}. Helyesen {value}? Válasza: IGEN"
                        + " | en: You sent {stated}. Did you mean {value}? Answer YES",
                min = 1,
                max = ReplyTextSettings.LONGEST,
                placeholders = {"{stated}", "{value}"},
                help = """
                        The question, with {value} for the suggested value and {stated} for the one that was sent. At
                        most 70 characters in each language.""")
        MultilingualText text) {
    static final String TEXT = "meterline.questions.text";

    public QuestionSettings {
        if (text.all().stream().anyMatch(question -> !question.contains("{value}"))) {
            throw new InvalidGroupException(TEXT, "must contain {value} in each language");
        }
    }

    public QuestionPolicy policy() {
        return new QuestionPolicy(ask, answerWithin, text);
    }
}
