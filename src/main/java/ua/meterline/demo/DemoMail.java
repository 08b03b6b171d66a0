package ua.meterline.demo;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A mail server with the gateway's mailbox, invented mails to it, and the replies. */
final class DemoMail implements AutoCloseable {
    private static final String OURS = "contact@zk.104.ua";
    private static final String LOGIN = "demo";
    private static final String HOST = "127.0.0.1";
    private static final long PACE_MILLIS = 2_000;
    private static final long NEWS_MILLIS = 300;
    /** Enough for the values that were read; the rest of a letter tells how to write. */
    private static final int SHOWN_LENGTH = 130;

    private static final List<String> INVENTED = List.of(
            "Добрий день! Особовий рахунок 0509990001, показання 12345. Ужгород, вул. Капушанська, 12",
            "лицевой счёт 0509990002 показания 00420",
            "Számlaszám: 0509990003, mérőállás: 5310. Köszönöm!",
            "Мій рахунок 0509990004, скільки я винен?");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demo-letters");
        thread.setDaemon(true);
        return thread;
    });
    private final GreenMail server =
            new GreenMail(new ServerSetup[] {new ServerSetup(0, HOST, "imap"), new ServerSetup(0, HOST, "smtp")});
    private final GreenMailUser us;
    private final Path inbox;
    private final DoneMails done;
    private int written;
    private int shown;

    /** @param inbox the folder that the gateway keeps mails in */
    DemoMail(Path inbox) {
        this.inbox = inbox;
        done = new DoneMails(inbox.resolve("done"));
        server.start();
        us = server.setUser(OURS, LOGIN, LOGIN);
    }

    /** The settings with which a gateway connects to it. */
    Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("METERLINE_MAIL_IMAP_HOST", HOST),
                Map.entry(
                        "METERLINE_MAIL_IMAP_PORT",
                        String.valueOf(server.getImap().getPort())),
                Map.entry("METERLINE_MAIL_IMAP_USERNAME", LOGIN),
                Map.entry("METERLINE_MAIL_IMAP_PASSWORD", LOGIN),
                Map.entry("METERLINE_MAIL_IMAP_TLS", "none"),
                Map.entry("METERLINE_MAIL_SMTP_HOST", HOST),
                Map.entry(
                        "METERLINE_MAIL_SMTP_PORT",
                        String.valueOf(server.getSmtp().getPort())),
                Map.entry("METERLINE_MAIL_SMTP_TLS", "none"),
                Map.entry("METERLINE_MAIL_POLL_INTERVAL", "1s"));
    }

    void start(Screen screen) {
        clock.scheduleAtFixedRate(() -> next(screen), PACE_MILLIS, PACE_MILLIS, TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(() -> showNews(screen), NEWS_MILLIS, NEWS_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Sends no more mails; replies are still shown. */
    void end() {
        clock.shutdown();
    }

    private synchronized void next(Screen screen) {
        if (written < INVENTED.size()) {
            String text = INVENTED.get(written++);
            String from = "customer" + written + "@mail.example";
            MimeMessage mail = GreenMailUtil.createTextEmail(
                    OURS, from, "Показання", text, server.getSmtp().getServerSetup());
            us.deliver(mail);
            screen.mail(from, OURS, text);
        }
    }

    /** Shows replies and files that are new; returns whether all mails are done. */
    synchronized boolean showNews(Screen screen) {
        List<MimeMessage> answers = Stream.of(server.getReceivedMessages())
                .filter(DemoMail::isAnswer)
                .toList();
        try {
            for (; shown < answers.size(); shown++) {
                show(answers.get(shown), screen);
            }
            done.arrived().forEach(file -> screen.file(inbox.getParent().relativize(file)));
        } catch (MessagingException | IOException e) {
            screen.line("Replies to mails cannot be shown: " + e.getMessage());
        }
        return shown == written && done.count() == written;
    }

    private static void show(MimeMessage answer, Screen screen) throws MessagingException, IOException {
        String text = answer.getContent().toString().strip().replaceAll("\\s*\\R\\s*", " / ");
        String shown =
                text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH).stripTrailing() + "..." : text;
        screen.mailReply(OURS, answer.getAllRecipients()[0].toString(), shown);
    }

    /** A summary in one line. */
    synchronized String summary() {
        return "%d mails written, %d answered, %d kept in %s".formatted(written, shown, done.count(), done.folder());
    }

    private static boolean isAnswer(MimeMessage mail) {
        try {
            return mail.getHeader("Auto-Submitted") != null;
        } catch (MessagingException e) {
            return false;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        server.stop();
    }
}
