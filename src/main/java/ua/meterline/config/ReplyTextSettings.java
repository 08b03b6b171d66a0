package ua.meterline.config;

import java.util.Map;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.ReminderWord;
import ua.meterline.reading.ReplyTexts;
import ua.meterline.reading.SeveralTexts;
import ua.meterline.reading.language.MultilingualText;

/**
 * The texts of replies by SMS; empty ones where a reason has none of its own.
 *
 * @param valueTooLong for a value with more than five digits
 * @param belowPrevious for a reading that is held because it is below the previous one
 * @param remindersOff for STOP
 * @param remindersOn for START
 */
public record ReplyTextSettings(
        @Setting(
                name = "meterline.replies.accepted",
                reload = true,
                defaultValue = "Ваши показания приняты и обработаны. Спасибо",
                min = 1,
                max = ReplyTextSettings.LONGEST,
                help = """
                        The reply to an accepted reading, by SMS and in answers to mails. At most 70 characters: one
                        short message in UCS-2. Texts in several languages are written uk: ... | ru: ... (uk, ru, hu,
                        en); an SMS is answered in its own language where its words tell, otherwise in the first one. A
                        text without a language is Russian.""")
        MultilingualText accepted,

        @Setting(
                name = "meterline.replies.rejected",
                reload = true,
                defaultValue = "Неправильный формат",
                min = 1,
                max = ReplyTextSettings.LONGEST,
                help = "The reply to a rejected message. At most 70 characters in each language.")
        MultilingualText rejected,

        @Setting(name = "meterline.replies.own-number", reload = true, max = ReplyTextSettings.LONGEST, help = """
                        The reply to a sender who wrote a telephone number instead of the account number. At most 70
                        characters in each language. Empty: the reply to a rejected message.""")
        MultilingualText ownNumber,

        @Setting(name = "meterline.replies.unknown-account", reload = true, max = ReplyTextSettings.LONGEST, help = """
                        The reply to a reading for an account that is not in the registry, by SMS and in answers to
                        mails; answers in other languages say the same. At most 70 characters in each language. Empty:
                        the reply to a rejected message.""")
        MultilingualText unknownAccount,

        @Setting(name = "meterline.replies.value-too-long", reload = true, max = ReplyTextSettings.LONGEST, help = """
                        The reply to a reading with six to nine digits. At most 70 characters in each language. Empty:
                        the reply to a rejected message.""")
        MultilingualText valueTooLong,

        @Setting(name = "meterline.replies.below-previous", reload = true, max = ReplyTextSettings.LONGEST, help = """
                        The reply to a reading that is held because it is below the previous one. At most 70 characters
                        in each language. Empty: the reply to an accepted reading.""")
        MultilingualText belowPrevious,

        @Setting(
                name = "meterline.replies.reminders-off",
                reload = true,
                defaultValue = "ru: Больше не напоминаем. Напоминать снова: СТАРТ"
                        + " | uk: Більше не нагадуємо. Нагадувати знову: СТАРТ"
                        + " | hu: Nem küldünk több emlékeztetőt. Újra kéri: START"
                        + " | en: No more reminders. To get them again: START",
                min = 1,
                max = ReplyTextSettings.LONGEST,
                help = """
                        The reply to STOP or СТОП: the number gets no reminders. At most 70 characters in each
                        language.""")
        MultilingualText remindersOff,

        @Setting(
                name = "meterline.replies.reminders-on",
                reload = true,
                defaultValue = "ru: Напоминания включены. Отказаться: СТОП"
                        + " | uk: Нагадування увімкнено. Відмовитися: СТОП"
                        + " | hu: Emlékeztetők bekapcsolva. Lemondás: STOP"
                        + " | en: Reminders are on. To stop them: STOP",
                min = 1,
                max = ReplyTextSettings.LONGEST,
                help = """
                        The reply to START or СТАРТ: the number may get reminders again. At most 70 characters in each
                        language.""")
        MultilingualText remindersOn,

        @Setting(
                name = "meterline.replies.several-accepted",
                reload = true,
                defaultValue = "Принято: {count}",
                min = 1,
                max = ReplyTextSettings.LONGEST,
                placeholders = SeveralTexts.COUNT,
                help = """
                        The beginning of the reply to an SMS with several readings: how many were accepted, also where
                        they were known or are held.""")
        MultilingualText severalAccepted,

        @Setting(
                name = "meterline.replies.several-rejected",
                reload = true,
                defaultValue = "Неправильный формат: {lines}",
                min = 1,
                max = ReplyTextSettings.LONGEST,
                placeholders = SeveralTexts.LINES,
                help = """
                        Its end, where some were rejected: the first number of each of their lines; how many, where the
                        reply would have more than 70 characters.""")
        MultilingualText severalRejected) {

    /** Characters of one short message in UCS-2. */
    static final int LONGEST = ReplyTexts.LONGEST;

    /** Readings of one SMS: their number has two digits. */
    static final int MOST_READINGS = 99;

    public ReplyTextSettings {
        int length = new SeveralTexts(severalAccepted, severalRejected).length(MOST_READINGS);
        if (length > LONGEST) {
            throw new InvalidGroupException(
                    "meterline.replies.several-rejected",
                    "makes a reply of " + length + " characters with meterline.replies.several-accepted; at most "
                            + LONGEST + " fit into one SMS");
        }
    }

    ReplyTexts texts() {
        Map<String, MultilingualText> hints = Map.of(
                RejectionReason.OWN_NUMBER.label(),
                ownNumber,
                RejectionReason.UNKNOWN_ACCOUNT.label(),
                unknownAccount,
                RejectionReason.VALUE_TOO_LONG.label(),
                valueTooLong,
                "below-previous",
                belowPrevious,
                ReminderWord.STOP.label(),
                remindersOff,
                ReminderWord.START.label(),
                remindersOn);
        return new ReplyTexts(accepted, rejected, hints, new SeveralTexts(severalAccepted, severalRejected));
    }
}
