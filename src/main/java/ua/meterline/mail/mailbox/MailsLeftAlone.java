package ua.meterline.mail.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mails that the server makes trouble with: they are not asked for during the next hour. For use by one thread. */
final class MailsLeftAlone {
    private static final Duration FOR = Duration.ofHours(1);

    private final Map<UnreadMail, Instant> until = new HashMap<>();
    private final InstantSource clock;

    MailsLeftAlone(InstantSource clock) {
        this.clock = clock;
    }

    void add(List<UnreadMail> mails) {
        Instant then = clock.instant().plus(FOR);
        mails.forEach(mail -> until.put(mail, then));
    }

    /** How many there may be among those that a server lists. */
    int count() {
        until.values().removeIf(then -> then.isBefore(clock.instant()));
        return until.size();
    }

    boolean contains(UnreadMail mail) {
        return until.containsKey(mail);
    }
}
