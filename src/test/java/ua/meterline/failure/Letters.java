package ua.meterline.failure;

import java.util.concurrent.atomic.AtomicLong;

/** Mails of customers, all different. */
final class Letters {
    private static final AtomicLong COUNTER = new AtomicLong();

    private Letters() {}

    static String letter(String from, String subject, String text) {
        return letter("", from, subject, text);
    }

    /** @param more headers, each with its line end */
    static String letter(String more, String from, String subject, String text) {
        return more
                + """
                From: Customer <%s>
                To: contact@zk.104.ua
                Subject: %s
                Message-ID: <%d.%d@mail.example>
                Date: Tue, 03 Nov 2026 10:00:00 +0200
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(from, subject, COUNTER.incrementAndGet(), System.nanoTime(), text)
                        .replace("\n", "\r\n");
    }

    /** A good one: each number is another customer with another account. */
    static String reading(int number) {
        return letter(
                sender(number),
                "Показання",
                "м. Ужгород, вул. Капушанська, 12\nособовий рахунок %s\nпоказання %05d"
                        .formatted(account(number), value(number)));
    }

    static String sender(int number) {
        return "customer%d@mail.example".formatted(number);
    }

    static String account(int number) {
        return "05%08d".formatted(number);
    }

    static int value(int number) {
        return 10_000 + number % 80_000;
    }
}
