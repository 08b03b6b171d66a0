package ua.meterline.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import javax.imageio.ImageIO;
import ua.meterline.fixture.GatewayDatabase;

/** Puts cases into the review queue of a running gateway. */
final class HeldCases {
    static final String ACCOUNT = "0501234567";

    private final GatewayDatabase database;

    HeldCases(GatewayDatabase database) {
        this.database = database;
    }

    /** An SMS that a rule holds. Returns the id of its message. */
    long held(String account, int value, String period, String rule) throws SQLException {
        long id = message(account + " " + value, "held", rule);
        execute(
                "INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                        + " SELECT id, ?, ?, ?, 1, received_at, ? FROM message WHERE id = ?",
                account,
                value,
                period,
                rule,
                id);
        return id;
    }

    void accepted(String account, int value, String period) throws SQLException {
        long id = message(account + " " + value, "accepted", null);
        execute(
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " SELECT id, id, ?, ?, ?, 1, received_at, id FROM message WHERE id = ?",
                account,
                value,
                period,
                id);
    }

    private long message(String text, String outcome, String reason) throws SQLException {
        long id = Long.parseLong(
                database.rows("SELECT coalesce(max(id), 0) + 1 FROM message").get(0));
        execute(
                "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)"
                        + " VALUES (?, 'sms', '+380671112233', '7104', '2026-11-03T10:00:00.000Z', ?, zeroblob(16), ?, ?)",
                id,
                text,
                outcome,
                reason);
        return id;
    }

    void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /**
     * A mail that needs a person, with HTML, a picture, and files that would run scripts in a browser that opened them.
     *
     * @param address that its HTML loads a picture from
     */
    static void putLetter(Path inbox, String address) throws IOException {
        String html = "<html><body onload=\"window.hacked=1\"><script>window.hacked=1</script>"
                + "<img src=\"" + address + "/pixel.png\"><link rel=stylesheet href=\"" + address + "/a.css\">"
                + "<p>Доброго дня! Мій рахунок 0501234567, на знімку 12345, а було 99999 чи 88888?</p>"
                + "<p>&lt;script&gt;window.hacked=2&lt;/script&gt;</p></body></html>";
        String mail = String.join(
                "\r\n",
                "From: =?UTF-8?B?" + base64("Ганна <script>") + "?= <hanna@example.com>",
                "To: contact@zk.104.ua",
                "Subject: =?UTF-8?B?" + base64("Показання <img src=x onerror=alert(1)>") + "?=",
                "Date: Tue, 3 Nov 2026 12:00:00 +0200",
                "Message-ID: <letter@example.com>",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=cut",
                "",
                part("text/html; charset=utf-8", null, html.getBytes(StandardCharsets.UTF_8)),
                part("image/png", "meter.png", picture()),
                part("text/html", "page.html", "<script>window.hacked=3</script>".getBytes(StandardCharsets.UTF_8)),
                part("image/svg+xml", "drawing.svg", svg(address)),
                "--cut--",
                "");
        Path temporary = inbox.resolveSibling("letter.part");
        Files.writeString(temporary, mail);
        Files.move(temporary, inbox.resolve("letter.eml"));
    }

    private static byte[] svg(String address) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"window.hacked=4\"><image href=\"" + address
                        + "/x.png\"/></svg>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String part(String type, String name, byte[] content) {
        return "--cut\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n"
                + (name == null ? "" : "Content-Disposition: attachment; filename=\"" + name + "\"\r\n") + "\r\n"
                + Base64.getMimeEncoder().encodeToString(content);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] picture() throws IOException {
        BufferedImage picture = new BufferedImage(300, 120, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 300; x++) {
            picture.setRGB(x, x % 120, 0xFF1B6E3C);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }
}
