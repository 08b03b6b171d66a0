package ua.meterline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongSettingsTest {
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "meterline.data.dir, '', must",
        "meterline.database.url, jdbc:postgresql:x, must begin with jdbc:sqlite:",
        "meterline.database.timeout, 5, 'must be a duration, such as 500ms, 30s, 10m or 2h'",
        "meterline.database.timeout, 5 days, must be a duration",
        "meterline.database.timeout, -5s, must be a duration",
        "meterline.database.timeout, 1.5s, must be a duration",
        "meterline.database.timeout, 5S, must be a duration",
        "meterline.database.timeout, 9999999999s, must be a duration",
        "meterline.database.timeout, 99ms, must be at least 100ms",
        "meterline.database.timeout, 999999999h, must",
        "meterline.timezone, Europe/Atlantis, is no time zone",
        "meterline.timezone, '', is no time zone",
        "meterline.short-code, 71O4, must be 1 to 15 digits",
        "meterline.short-code, '', must be 1 to 15 digits",
        "meterline.short-code, 1234567890123456, must be 1 to 15 digits",
        "meterline.reading.format, '(', is not a regular expression",
        "meterline.reading.format, '(?<account>\\d+)', has no group named 'value'",
        "meterline.reading.format, '', has no group named 'account'",
        "meterline.reading.format, 's*(?<account>d{10})s+(?<value>d{1,5})s*', 'takes no digits: in a file, a backslash'",
        "meterline.replies.accepted, '', must have 1 to 70 characters",
        "meterline.replies.rejected, '', must have 1 to 70 characters",
        "meterline.reading.lenient, yes, must be true or false",
        "meterline.billing.window-first-day, 0, must be a number from 1 to 31",
        "meterline.billing.window-first-day, 6, a window begins on the 1st or later",
        "meterline.billing.window-last-day, 32, must be a number from 1 to 31",
        "meterline.billing.days-before, 21, must be a number from 0 to 20",
        "meterline.rules.off, too-high, 'must name rules, separated by commas, of: unknown-account, late-correction'",
        "meterline.rules.unknown-account, flag, must be refuse or accept",
        "meterline.rules.use-factor, 0, must be a number from 1 to 1000",
        "meterline.rules.use-factor, '2,5', 'must be a number from 1 to 1000, such as 5 or 2.5'",
        "meterline.rules.use-limit, 0, must be a number from 1 to 99999",
        "meterline.rules.use-unremarkable, few, must be a number from 0 to 99999",
        "meterline.replies.per-sender, 256, must be a number from 0 to 255",
        "meterline.replies.per-sender-window, 0s, must be at least 100ms",
        "meterline.replies.daily-budget, -1, must be a number from 0",
        "meterline.smpp.region, Ukraine, 'must be a region, such as UA'",
        "meterline.smpp.source-ton, 7, must be a number from 0 to 6",
        "meterline.smpp.source-npi, 2, must be 0",
        "meterline.smpp.destination-ton, international, must be a number from 0 to 6",
        "meterline.smpp.destination-npi, 99, must be 0",
        "meterline.smpp.delivery-receipts, yes, must be true or false",
        "meterline.smpp.host, '', must have 1 to 255 characters",
        "meterline.smpp.port, 0, must be a number from 1 to 65535",
        "meterline.smpp.port, 65536, must be a number from 1 to 65535",
        "meterline.smpp.port, 2775x, must be a number from 1 to 65535",
        "meterline.smpp.port, '', must be a number from 1 to 65535",
        "meterline.smpp.system-id, '', must have 1 to 15 characters",
        "meterline.smpp.system-id, 1234567890123456, must have 1 to 15 characters",
        "meterline.smpp.system-type, 1234567890123, must have 0 to 12 characters",
        "meterline.smpp.enquire-link-interval, 0s, must be at least 100ms",
        "meterline.smpp.enquire-link-interval, 999999999h, must",
        "meterline.smpp.response-timeout, 0s, must be at least 100ms",
        "meterline.smpp.reconnect-delay, 0s, must be at least 10ms",
        "meterline.smpp.reconnect-delay-max, soon, must be a duration",
        "meterline.smpp.links, 'a,', must be names of small letters and digits",
        "meterline.smpp.links, 'a,tls', must be names of small letters and digits",
        "meterline.smpp.links, 'a,b,a', must not name a link twice",
        "meterline.smpp.failover-after, never, must be a duration",
        "meterline.smpp.receive-window, 0, must be a number from 1 to 100000",
        "meterline.smpp.submit-window, 1025, must be a number from 1 to 1024",
        "meterline.smpp.max-replies-per-second, -1, must be a number from 0 to 100000",
        "meterline.smpp.bind, rx, must be rx-tx or trx",
        "meterline.smpp.tls, yes, must be true or false",
        "meterline.smpp.tls.trust-store.type, PEM, must be PKCS12 or JKS",
        "meterline.smpp.tls.trust-store.file, nowhere.p12, there is no such file",
        "meterline.smpp.tls.key-store.file, pom.xml, is no key store of type PKCS12",
        "meterline.mail.imap.done-folder, INBOX, must be another folder than meterline.mail.imap.folder",
        "meterline.mail.imap.done-folder, Inbox, must be another folder than meterline.mail.imap.folder",
        "meterline.mail.address, nobody, must be an e-mail address",
        "meterline.mail.address, contact@zk, must be an e-mail address",
        "meterline.mail.address, контакт@zk.104.ua, must be an e-mail address",
        "meterline.http.port, 65536, must be a number from 0 to 65535",
        "meterline.shutdown.timeout, later, must be a duration"
    })
    void areEachNamedInOneLineWithTheirOriginAndWhatIsWrong(String key, String value, String problem) {
        String variable = key.replace('.', '_').replace('-', '_').toUpperCase(java.util.Locale.ROOT);

        SettingsException refusal = assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of(variable, value)))
                .actual();

        assertThat(refusal.problems())
                .singleElement()
                .asString()
                .startsWith(key + " = '" + value + "' (environment variable " + variable + "): " + problem)
                .doesNotContain("\n");
        assertThat(refusal).hasMessage(refusal.problems().get(0));
    }

    @Test
    void includeAReplyThatWouldNotFitIntoOneShortMessage() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of("METERLINE_REPLIES_REJECTED", "ы".repeat(71))))
                .withMessageContaining("meterline.replies.rejected")
                .withMessageContaining("must have 1 to 70 characters, but has 71");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of("METERLINE_REPLIES_OWN_NUMBER", "ы".repeat(71))))
                .withMessageContaining("must have 0 to 70 characters, but has 71");
    }
}
