package ua.meterline.mail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.mail.reply.MailReply;
import ua.meterline.outbox.Attempt;
import ua.meterline.outbox.Reply;

class SendResultTest {
    static Stream<Arguments> failures() throws Exception {
        return Stream.of(
                Arguments.of(new MailSender.NotConnectedException(new MessagingException("no")), new Attempt.NotSent()),
                Arguments.of(address(450), new Attempt.TemporarilyRejected("smtp-450")),
                Arguments.of(address(550), new Attempt.Rejected("smtp-550")),
                Arguments.of(
                        new SendFailedException("Invalid Addresses", address(451)),
                        new Attempt.TemporarilyRejected("smtp-451")),
                Arguments.of(new SendFailedException("Invalid Addresses"), new Attempt.Rejected("smtp-500")),
                Arguments.of(new AddressException("no address"), new Attempt.Rejected("no-address")),
                Arguments.of(
                        new MessagingException("Exception reading response", new IOException("reset")),
                        new Attempt.NoResponse()),
                Arguments.of(new RuntimeException(address(421)), new Attempt.TemporarilyRejected("smtp-421")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void classifiesAFailure(Throwable failure, Attempt attempt) {
        assertThat(SendResult.attempt(failure)).isEqualTo(attempt);
    }

    @ParameterizedTest
    @CsvSource({"4, false", "6, true"})
    void turnsATemporaryRejectionOfAnOldMailIntoAPermanentOne(int days, boolean permanent) {
        Attempt refused = new Attempt.TemporarilyRejected("smtp-452");
        Instant now = Instant.parse("2026-11-10T10:00:00Z");
        MailReply mail = new MailReply(
                new Reply(7, "a@b.example", "text", null, 99, 0), "Re:", "", "", now.minus(Duration.ofDays(days)));

        assertThat(SendResult.unlessTooOld(refused, mail, now))
                .isEqualTo(permanent ? new Attempt.Rejected("smtp-452") : refused);
        assertThat(SendResult.unlessTooOld(new Attempt.NotSent(), mail, now)).isEqualTo(new Attempt.NotSent());
    }

    private static SMTPAddressFailedException address(int status) throws Exception {
        return new SMTPAddressFailedException(new InternetAddress("a@b.example"), "RCPT", status, status + " words");
    }
}
