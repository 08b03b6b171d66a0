package ua.meterline.mail;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.mail.mime.MailLimits;

/** {@link HostileMailTest} with the standard limits: a mail may take several seconds of processor time. */
@Tag("soak")
class HostileMailIT {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @ParameterizedTest
    @MethodSource("ua.meterline.mail.HostileMailTest#forwardedPieces")
    void readsAForwardedMailOrRejectsItAtTheTimeLimit(String piece) {
        HostileMailTest.readsAForwardedMail(MailLimits.STANDARD, DEADLINE, piece);
    }
}
