package ua.meterline.mail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import ua.meterline.fixture.SeededCase;

/**
 * A letter in one of four languages, put together from what customers write, with its truth.
 *
 * @param reading the only reading that a careful person takes from it, {@code account=value}; empty when there is none
 * @param isReadable whether a careful person takes the reading without asking
 */
record InventedLetter(String subject, String text, String reading, boolean isReadable) {
    private static final String[] LANGUAGES = {"uk", "ru", "hu", "en"};
    private static final Map<String, List<String>> GREETING = Map.of(
            "uk", List.of("Доброго дня!", "Вітаю.", "Добрий вечір, шановні", ""),
            "ru", List.of("Здравствуйте!", "Добрый день.", ""),
            "hu", List.of("Tisztelt Cím!", "Jó napot kívánok!", ""),
            "en", List.of("Hello,", "Dear Sir or Madam,", ""));
    private static final Map<String, List<String>> ACCOUNT = Map.of(
            "uk", List.of("Особовий рахунок %s", "о/р %s", "О/р: %s", "рахунок № %s", "номер особового рахунку - %s"),
            "ru", List.of("Лицевой счёт %s", "л/с %s", "лиц. счет № %s", "мой лицевой счет: %s"),
            "hu", List.of("Folyószámla: %s", "folyószámlaszám %s", "ügyfélszám %s"),
            "en", List.of("Account %s", "account number: %s", "my account is %s"));
    private static final Map<String, List<String>> READING = Map.of(
            "uk",
                    List.of(
                            "показник %s",
                            "Показання лічильника: %s",
                            "показники газу - %s м3",
                            "лічильник показує %s",
                            "поточний показник %s"),
            "ru", List.of("показания %s", "Показания счётчика: %s", "текущие показания %s м3", "на счетчике %s"),
            "hu", List.of("óraállás %s", "Mérőállás: %s", "a mérőóra állása %s m3"),
            "en", List.of("meter reading %s", "Reading: %s", "the current reading is %s m3"));
    private static final Map<String, List<String>> PREVIOUS = Map.of(
            "uk", List.of("попередній показник %s", "було %s", "минулий показник був %s", "%s - попередній"),
            "ru", List.of("предыдущие показания %s", "было %s", "прошлый раз %s"),
            "hu", List.of("előző állás %s", "korábbi óraállás: %s"),
            "en", List.of("previous reading %s", "previous: %s"));
    private static final Map<String, List<String>> BESIDE = Map.of(
            "uk",
            List.of(
                    "тел. 0%s",
                    "моб. +38 0%s",
                    "м. Ужгород, вул. Корзо, буд. 5, кв. 12",
                    "88000, Ужгород, Корзо 5/12",
                    "прописано 3 особи",
                    "сплачено 350 грн",
                    "борг 1250,50 грн",
                    "спожито 25 м3",
                    "лічильник G4 № 12345678",
                    "договір № 4512",
                    "станом на 01.11.2026",
                    "станом на 1 листопада 2026 року",
                    "о 18.30",
                    "світло 15300",
                    "вода 77"),
            "ru",
            List.of(
                    "тел. 0%s",
                    "г. Мукачево, ул. Мира, д. 5, кв. 12",
                    "оплачено 350 грн",
                    "долг 120 грн",
                    "расход 25 м3",
                    "на 01.11.2026",
                    "на 1 ноября 2026 г.",
                    "свет 15300",
                    "договор № 4512"),
            "hu",
            List.of(
                    "telefon: 0%s",
                    "Ungvár, Korzó u. 5", "fogyasztás 25 m3", "2026. november 1-jén", "gyári szám 12345678"),
            "en",
            List.of(
                    "phone 0%s",
                    "address: Korzo street 5, flat 12",
                    "consumption 25 m3",
                    "on 1 November 2026",
                    "serial number 12345678",
                    "paid 350 UAH"));
    private static final Map<String, List<String>> LAST_MONTH = Map.of(
            "uk", List.of("жовтень", "листопад"),
            "ru", List.of("октябрь", "ноябрь"),
            "hu", List.of("október", "november"),
            "en", List.of("October", "November"));
    private static final Map<String, List<String>> CLOSING = Map.of(
            "uk", List.of("З повагою, Іван Петренко", "Дякую", "З повагою,\nІван Петренко\n0%s", ""),
            "ru", List.of("С уважением, Иван", "Спасибо", "С уважением,\nИван Петренко\nт. 0%s", ""),
            "hu", List.of("Üdvözlettel: Nagy János", "Köszönöm", ""),
            "en", List.of("Kind regards,\nJohn", "Thanks", "Best regards\nJohn Smith\n+38 0%s", ""));
    private static final Map<String, List<String>> CORRECTION = Map.of(
            "uk",
                    List.of(
                            "прошу виправити показник %s на @",
                            "показник не %s, а @", "показник %s помилковий, правильно @"),
            "ru", List.of("прошу исправить показания %s на @", "вместо %s правильно @"),
            "hu", List.of("%s helyett a helyes óraállás @"),
            "en", List.of("please change the reading from %s to @", "the reading is not %s but @"));
    private static final Map<String, List<String>> NO_READING = Map.of(
            "uk",
            List.of(
                    "чому у кабінеті показник %s?",
                    "лист № %s отримала", "прошу скасувати показник %s", "квитанція № %s", "акт повірки %s"),
            "ru",
            List.of(
                    "почему в кабинете показание %s?",
                    "заявка № %s", "прошу отменить показания %s", "контролёр записал показание %s"),
            "hu",
            List.of("miért %s az óraállás?", "számú levelük: %s", "kérem törölni az óraállást: %s"),
            "en",
            List.of(
                    "why is the reading %s?",
                    "letter no. %s", "please cancel the reading %s", "the inspector wrote the reading %s"));
    private static final List<String> SEPARATORS = List.of("\n", ".\n", ", ", "; ", "\n\n");
    private static final List<String> ATTRIBUTION = List.of(
            "On Sun, Nov 1, 2026 at 10:00 AM Contact <contact@zk.104.ua> wrote:",
            "нд, 1 лист. 2026 р. о 10:00 Контакт <contact@zk.104.ua> пише:",
            "01.11.2026 10:00, Контакт-центр пишет:",
            "2026. nov. 1. 10:00 keltezéssel, Contact írta:",
            "-----Original Message-----\nFrom: Contact\nSent: Sunday, November 1, 2026\nTo: Ivan\nSubject: x",
            "Від: Контакт <contact@zk.104.ua>\nНадіслано: 1 листопада 2026 р. 10:00\nКому: Іван\nТема: показник");

    static InventedLetter of(SeededCase random) {
        String language = LANGUAGES[random.nextInt(LANGUAGES.length)];
        String account = "050%07d".formatted(random.nextInt(10_000_000));
        int value = random.between(100, 99_999);
        return new Writer(random, language, account, value).write();
    }

    /** Writes one letter. */
    private static final class Writer {
        private final SeededCase random;
        private final String language;
        private final String account;
        private final int value;
        private final int previous;
        private final List<String> lines = new ArrayList<>();
        private String answerTo = "";

        Writer(SeededCase random, String language, String account, int value) {
            this.random = random;
            this.language = language;
            this.account = account;
            this.value = value;
            this.previous = value - 10 - random.nextInt(50);
        }

        InventedLetter write() {
            int kind = random.nextInt(12);
            boolean readable = true;
            boolean readings = true;
            switch (kind) {
                case 0 -> lines.add(account + " " + value);
                case 1 -> months();
                case 2 -> {
                    // Two values without a word: only a person can tell.
                    lines.add(account + " " + previous + " " + value);
                    readable = false;
                }
                case 3 -> {
                    lines.add(one(ACCOUNT, account));
                    readable = false;
                    readings = false;
                }
                case 4 -> {
                    lines.add(one(ACCOUNT, account));
                    lines.add(one(CORRECTION, previous).replace("@", String.valueOf(value)));
                }
                case 5 -> {
                    lines.add(one(ACCOUNT, account));
                    lines.add(one(NO_READING, previous));
                    readable = false;
                    readings = false;
                }
                case 6 -> lines.add(one(ACCOUNT, account) + ", " + one(READING, value));
                default -> {
                    lines.add(one(ACCOUNT, account));
                    lines.add(one(READING, value));
                    if (random.nextInt(3) == 0) {
                        lines.add(one(PREVIOUS, previous));
                    }
                }
            }
            for (int beside = random.nextInt(4); beside > 0; beside--) {
                lines.add(one(BESIDE, phone()));
            }
            Collections.shuffle(lines, random);
            String body =
                    one(GREETING, "") + "\n" + String.join(SEPARATORS.get(random.nextInt(SEPARATORS.size())), lines)
                            + "\n\n" + one(CLOSING, phone());
            return new InventedLetter(subject(), body + quote(), readings ? account + "=" + value : "", readable);
        }

        private void months() {
            List<String> months = LAST_MONTH.get(language);
            lines.add(
                    one(ACCOUNT, account) + ": " + months.get(0) + " " + previous + ", " + months.get(1) + " " + value);
        }

        private String subject() {
            return answerTo;
        }

        /** An older letter of the same customer below. */
        private String quote() {
            if (random.nextInt(4) > 0) {
                return "";
            }
            boolean marked = random.nextBoolean();
            String old = one(ACCOUNT, account) + "\n" + one(READING, previous);
            answerTo = "Re: показник";
            return "\n\n" + ATTRIBUTION.get(random.nextInt(ATTRIBUTION.size())) + "\n"
                    + (marked ? "> " + old.replace("\n", "\n> ") : old);
        }

        private String phone() {
            return "67%07d".formatted(random.nextInt(10_000_000));
        }

        private String one(Map<String, List<String>> phrases, Object filling) {
            List<String> choice = phrases.get(language);
            return choice.get(random.nextInt(choice.size())).formatted(filling);
        }
    }
}
