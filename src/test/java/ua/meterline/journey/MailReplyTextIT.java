package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.MailServer;
import ua.meterline.fixture.RunningGateway;

/** Mails in several languages: what is stored, and the text of the reply. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailReplyTextIT {
    /** The first reply of a new JVM takes longer than the others. */
    private static final Duration TIMEOUT = Deadline.LENGTH;

    @TempDir
    static Path folder;

    private MailServer mailServer;
    private RunningGateway gateway;
    private int written;

    @BeforeAll
    void start() throws Exception {
        mailServer = MailServer.open();
        gateway = RunningGateway.prepare(folder);
        mailServer.configure(gateway.environment());
        gateway.startGateway();
    }

    @AfterAll
    void stop() {
        gateway.close();
        mailServer.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "uk | Добрий день! Мій особовий рахунок 0501234501, показники 12345. Дякую"
                        + " | Ваші показання прийнято та опрацьовано. Дякуємо | рахунок ******4501: показник 12345",
                "ru | Здравствуйте! Лицевой счёт 0501234502, показания 12345. Спасибо"
                        + " | Ваши показания приняты и обработаны. Спасибо | счёт ******4502: показание 12345",
                "hu | Jó napot! Folyószámla 0501234503, mérőállás 12345. Köszönöm"
                        + " | Mérőállását elfogadtuk és feldolgoztuk. Köszönjük | folyószámla ******4503: mérőállás 12345",
                "en | Hello, my account is 0501234504 and the reading is 12345. Thank you"
                        + " | Your meter readings have been accepted and processed. Thank you | account ******4504: reading 12345"
            })
    void isInTheLanguageOfTheMail(String language, String text, String opening, String understood) throws Exception {
        assertThat(replyTo(text)).startsWith(opening + "\n").contains("  - " + understood + "\n");
    }

    @Test
    void storesThePostalAddressForTheContactCentre() throws Exception {
        replyTo("""
                Доброго дня! Показник 12345
                особовий рахунок 0501234505
                Ужгород, вул. Капушанська, буд. 12, кв. 5, 88000
                --
                Олена Іваненко""");

        assertThat(rows("SELECT text FROM message WHERE sender = '" + CustomerMail.sender(written) + "'"))
                .singleElement()
                .asString()
                .contains("Ужгород, вул. Капушанська, буд. 12, кв. 5, 88000", "Олена Іваненко");
        assertThat(rows("SELECT account || ' ' || value FROM reading WHERE account = '0501234505'"))
                .containsExactly("0501234505 12345");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no-reading | Мій рахунок 0501234506, дякую | 0501234506 - | Не вистачає показника лічильника | ******4506",
                "no-account | Показник лічильника 12345, дякую | - 12345 | Не вистачає номера особового рахунку | 12345",
                "several-candidates | Мій рахунок 0501234507 показник 12345 або 12346 | 0501234507 -"
                        + " | Неясно, який показник до якого рахунку належить | 12346"
            })
    void namesWhatIsMissingWhenTheMailIsHeld(String reason, String text, String held, String missing, String detail)
            throws Exception {
        assertThat(replyTo(text))
                .startsWith("Ваш лист отримано. Його перегляне наш працівник\n")
                .contains(missing, detail, "1234567890 12345");
        assertThat(rows(
                        "SELECT outcome || ' ' || m.reason || ' ' || coalesce(account, '-') || ' ' || coalesce(value, '-')"
                                + " FROM message AS m JOIN held_reading ON message_id = m.id WHERE sender = '"
                                + CustomerMail.sender(written) + "'"))
                .containsExactly("held " + reason + " " + held);
    }

    private String replyTo(String text) throws Exception {
        written++;
        mailServer.deliver(CustomerMail.sender(written), "", text);
        await().atMost(TIMEOUT).until(() -> mailServer.replies().size() == written);
        MimeMessage reply = mailServer.replies().get(written - 1);
        assertThat(reply.getAllRecipients()).extracting(Object::toString).containsExactly(CustomerMail.sender(written));
        return ((String) reply.getContent()).replace("\r\n", "\n");
    }

    private List<String> rows(String query) {
        return gateway.rows(query);
    }
}
