package ua.meterline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongSettingsTest {
    private static final List<String> UNUSUAL_TEXTS = List.of(
            "", " ", "x".repeat(5000), "a\u0000b", "1\n2", "їж \uD83D\uDE42", "-1", "99999999999", "[", ",", "\\");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "meterline.data.dir, '', must",
        "meterline.database.url, jdbc:postgresql:x, must begin with jdbc:sqlite:",
        "meterline.database.url, '  jdbc:h2:x', must begin with jdbc:sqlite:",
        "meterline.export.cron, daily, must be a Quartz cron expression",
        "meterline.export.format, xls, 'must be csv, jsonl or xml'",
        "meterline.retention.messages-days, 0, must be a number from 1 to 36500",
        "meterline.smpp.default-alphabet, koi8, 'must be gsm, latin1 or ascii'",
        "meterline.smpp.reassembly-limit, 0, must be a number from 1 to 1000000",
        "meterline.mail.imap.tls, ssl, 'must be tls, starttls or none'",
        "meterline.data.dir, '   ', must not be empty",
        "meterline.smpp.port, '   ', must be a number from 1 to 65535",
        "meterline.database.timeout, 5, 'must be a duration, such as 500ms, 30s, 10m or 2h'",
        "meterline.database.timeout, 5 days, must be a duration",
        "meterline.database.timeout, -5s, must be a duration",
        "meterline.database.timeout, 1.5s, must be a duration",
        "meterline.database.timeout, 5S, must be a duration",
        "meterline.database.timeout, 9999999999s, must be a duration",
        "meterline.database.timeout, 99ms, must be at least 100ms",
        "meterline.database.timeout, 999999999h, must",
        "meterline.timezone, Europe/Atlantis, must be a time zone",
        "meterline.timezone, '', must be a time zone",
        "meterline.short-code, 71O4, must be 1 to 15 digits",
        "meterline.short-code, '', must be 1 to 15 digits",
        "meterline.short-code, 1234567890123456, must be 1 to 15 digits",
        "meterline.reading.format, '(', is not a regular expression",
        "meterline.reading.format, '(?<account>\\d+)', has no group named 'value'",
        "meterline.reading.format, '', has no group named 'account'",
        "meterline.reading.format, 's*(?<account>d{10})s+(?<value>d{1,5})s*', 'takes no digits: in a file, a backslash'",
        "meterline.replies.accepted, '', must have 1 to 70 characters",
        "meterline.replies.rejected, '', must have 1 to 70 characters",
        "meterline.replies.own-number, 'ua: Ні', 'must have texts in the languages uk, ru, hu, en, but has one in ua'",
        "meterline.replies.below-previous, 'uk: | ru: Нет', must have a text for each language that it names",
        "meterline.replies.value-too-long, 'Не {value}', must have no placeholder",
        "meterline.replies.several-accepted, 'Принято: {value}', must have no placeholder other than",
        "meterline.reading.several, 0, must be a number from 1 to 99",
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
        "meterline.smpp.links, 'a,', must be names of lower-case letters and digits",
        "meterline.smpp.links, 'a,tls', must be names of lower-case letters and digits",
        "meterline.smpp.links, 'a,b,a', must not name a link twice",
        "meterline.smpp.failover-after, never, must be a duration",
        "meterline.smpp.receive-window, 0, must be a number from 1 to 100000",
        "meterline.smpp.submit-window, 1025, must be a number from 1 to 1024",
        "meterline.smpp.max-replies-per-second, -1, must be a number from 0 to 100000",
        "meterline.smpp.bind, rx, must be rx-tx or trx",
        "meterline.smpp.tls, yes, must be true or false",
        "meterline.smpp.tls.trust-store.type, PEM, must be PKCS12 or JKS",
        "meterline.smpp.tls.trust-store.file, nowhere.p12, there is no such file",
        "meterline.smpp.tls.key-store.file, pom.xml, is not a key store of type PKCS12",
        "meterline.mail.imap.done-folder, INBOX, must be another folder than meterline.mail.imap.folder",
        "meterline.mail.imap.done-folder, Inbox, must be another folder than meterline.mail.imap.folder",
        "meterline.mail.address, nobody, must be an e-mail address",
        "meterline.mail.address, contact@zk, must be an e-mail address",
        "meterline.mail.address, контакт@zk.104.ua, must be an e-mail address",
        "meterline.canary.account, 123, must be an account of 10 digits",
        "meterline.canary.account, 0999999999, must be set together with meterline.canary.number",
        "meterline.canary.number, +380501234567, must be set together with meterline.canary.account",
        "meterline.canary.number, 0501234567, 'must be a number with its country code, such as +380501234567'",
        "meterline.canary.number, +38050, must be a number with its country code",
        "meterline.canary.interval, 60s, must be longer than meterline.canary.timeout",
        "meterline.http.port, 65536, must be a number from 0 to 65535",
        "meterline.shutdown.timeout, later, must be a duration"
    })
    void areReportedInOneLineEachWithTheirOriginAndWhatIsValid(String key, String value, String problem) {
        String variable = key.replace('.', '_').replace('-', '_').toUpperCase(java.util.Locale.ROOT);

        SettingsException refusal = assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of(variable, value)))
                .actual();

        assertThat(refusal.problems())
                .singleElement()
                .asString()
                .startsWith(key + " = '" + value.strip() + "' (environment variable " + variable + "): " + problem)
                .doesNotContain("\n");
        assertThat(refusal).hasMessage(refusal.problems().get(0));
    }

    @Test
    void includeAReplyThatDoesNotFitIntoOneShortMessage() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of("METERLINE_REPLIES_REJECTED", "ы".repeat(71))))
                .withMessageContaining("meterline.replies.rejected")
                .withMessageContaining("must have 1 to 70 characters, but has 71");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of("METERLINE_REPLIES_OWN_NUMBER", "ы".repeat(71))))
                .withMessageContaining("must have 0 to 70 characters, but has 71");
        String half = "ы".repeat(34);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(
                        null,
                        Map.of(
                                "METERLINE_REPLIES_SEVERAL_ACCEPTED", half + "{count}",
                                "METERLINE_REPLIES_SEVERAL_REJECTED", half + "{lines}")))
                .withMessageContaining("makes a reply of 74 characters with meterline.replies.several-accepted");
        String twoLanguages = "ru: Нет | uk: " + "ї".repeat(71);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of("METERLINE_REPLIES_VALUE_TOO_LONG", twoLanguages)))
                .withMessageContaining("must have 0 to 70 characters, but has 71");
    }

    @Test
    void includeAQuestionWhichAccountThatIsTooLongWithTheLongestList() {
        String variable = "METERLINE_READING_WHICH_ACCOUNT";
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of(variable, "uk: {accounts}? | ru: {value}?")))
                .withMessageContaining("must contain {accounts} in each language");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of(variable, "{value}{accounts}" + "?".repeat(36))))
                .withMessageContaining("has 71 characters with the longest list; at most 70 fit into one SMS");
    }

    @Test
    void includeAQuestionWithoutTheValueOrTooLong() {
        String variable = "METERLINE_QUESTIONS_TEXT";
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of(variable, "ru: {value}? | uk: Правильно?")))
                .withMessageContaining("must contain {value} in each language");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of(variable, "{value}? {account}")))
                .withMessageContaining("must have no placeholder other than {stated} and {value}");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(null, Map.of(variable, "{value}" + "ы".repeat(64))))
                .withMessageContaining("must have 1 to 70 characters, but has 71");
    }

    @Test
    void includeADatabaseUrlThatIsTooLong() {
        String url = "jdbc:sqlite:" + "x".repeat(1000);

        assertThat(problems("", Map.of("METERLINE_DATABASE_URL", url)))
                .containsExactly("meterline.database.url = '" + url.substring(0, 100)
                        + "...' (environment variable METERLINE_DATABASE_URL): "
                        + "must have 0 to 1000 characters, but has 1012");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"smpp.tls.key-store", "smpp.tls.trust-store", "smpp.a.tls.key-store", "mail.imap", "mail.smtp"})
    void includeAPasswordThatIsTooLongEvenWhereAFileIsSet(String name) {
        String links = name.startsWith("smpp.a.") ? "meterline.smpp.links = a\n" : "";
        String store = name.startsWith("smpp") ? "meterline." + name + ".file = pom.xml\n" : "";
        String password = "meterline." + name + ".password = " + "x".repeat(1001) + "\n";

        assertThat(problems(links + store + password, Map.of()))
                .singleElement()
                .asString()
                .startsWith("meterline." + name + ".password = (hidden) (")
                .endsWith("): must have 0 to 1000 characters, but has 1001");
    }

    @Test
    void hidePasswords() {
        assertThat(problems("", Map.of("METERLINE_SMPP_PASSWORD", "far-too-long-a-secret")))
                .containsExactly("meterline.smpp.password = (hidden) (environment variable METERLINE_SMPP_PASSWORD): "
                        + "must have 0 to 8 characters, but has 21");
        assertThat(problems("meterline.database.url = jdbc:x:?user=a&password=s3cr3t", Map.of())
                        .toString())
                .contains("password=(hidden)")
                .doesNotContain("s3cr3t");
    }

    @Test
    void areAllReportedAtOnceWithTheirLines() {
        assertThat(problems("""
                        # settings
                        meterline.smpp.port = \\
                            many
                        meterline.smpp.prot = 2775
                        meterline.http.port = \\u12

                        meterline.timezone = Mars\\u000aVenus
                        meterline.smpp.tls.trust-store.file = nowhere.p12
                        meterline.smpp.tls.key-store.file = pom.xml
                        meterline.short-code = 7104
                        meterline.short-code = 7105
                        """, Map.of("METERLINE_SMPP_PASWORD", "s3cr3t", "METERLINE_MAIL_IMAP_PORT", "x")))
                .containsExactly(
                        "FILE:5: malformed \\u escape; a backslash is written twice",
                        "meterline.short-code (FILE:11): is set twice; first at FILE:10",
                        "meterline.smpp.prot (FILE:4): unknown setting; did you mean meterline.smpp.port?",
                        "METERLINE_SMPP_PASWORD (environment): unknown setting; did you mean METERLINE_SMPP_PASSWORD?",
                        "meterline.timezone = 'Mars\\u000aVenus' (FILE:7): must be a time zone, such as Europe/Kyiv",
                        "meterline.smpp.port = 'many' (FILE:2): must be a number from 1 to 65535",
                        "meterline.smpp.tls.trust-store.file = 'nowhere.p12' (FILE:8): "
                                + "there is no such file, or no permission to read it",
                        "meterline.smpp.tls.key-store.file = 'pom.xml' (FILE:9): is not a key store of type PKCS12",
                        "meterline.mail.imap.port = 'x' (environment variable METERLINE_MAIL_IMAP_PORT): "
                                + "must be a number from 1 to 65535");
    }

    @ParameterizedTest
    @CsvSource({
        "meterline.database.patience, meterline.database.timeout",
        "meterline.shutdown.patience, meterline.shutdown.timeout",
        "meterline.smpp.join-timeout, meterline.smpp.reassembly-timeout",
        "meterline.smpp.join-limit, meterline.smpp.reassembly-limit",
        "meterline.smpp.join-limit-per-sender, meterline.smpp.reassembly-limit-per-sender"
    })
    void includeTheEarlierNameOfARenamedSetting(String earlier, String name) {
        String variable = SettingsSources.variable(earlier);

        assertThat(problems("\n" + earlier + " = 5s", Map.of(variable, "5s")))
                .containsExactly(
                        earlier + " (FILE:2): renamed to " + name,
                        variable + " (environment): renamed to " + SettingsSources.variable(name));
    }

    @ParameterizedTest
    @CsvSource({
        "meterline.colour, ''",
        "meterline.http.prot, ; did you mean meterline.http.port?",
        "meterline.smtp.host, ; did you mean meterline.smpp.host?",
        "meterline.smpp.kyiv.hots, ; did you mean meterline.smpp.kyiv.host?",
        "meterline.smpp.odesa.tls.key-store.file, ; meterline.smpp.links names no link 'odesa'",
        "'\u00a0meterline.short-code', ; did you mean meterline.short-code?",
        "METERLINE_HTTP_PORT, ''",
        "'', ''"
    })
    void includeUnknownNamesWithTheNearestKnownOne(String key, String hint) {
        assertThat(problems("meterline.smpp.links = kyiv\n" + key + " = x", Map.of()))
                .containsExactly(key + " (FILE:2): unknown setting" + hint);
    }

    @Test
    void includeTheCommonValueOfSeveralLinksOnce() {
        assertThat(problems("meterline.smpp.links = kyiv, lviv\nmeterline.smpp.port = x", Map.of()))
                .containsExactly("meterline.smpp.port = 'x' (FILE:2): must be a number from 1 to 65535");
        assertThat(problems("meterline.smpp.links = kyiv, lviv\nmeterline.smpp.lviv.port = x", Map.of()))
                .containsExactly("meterline.smpp.lviv.port = 'x' (FILE:2): must be a number from 1 to 65535");
    }

    @Test
    void excludeSettingsOfLinksWhoseNamesAreWrong() {
        assertThat(problems(
                        "meterline.smpp.links = a,b,a\nmeterline.smpp.b.port = 1",
                        Map.of("METERLINE_SMPP_A_HOST", "x")))
                .containsExactly("meterline.smpp.links = 'a,b,a' (FILE:1): must not name a link twice");
    }

    @Test
    void includeAnAddressInRepliesWithoutAPageOrSpace() {
        String file = "meterline.replies.receipt = true\nmeterline.cabinet.port = 8444\n";

        assertThat(problems(file, Map.of()))
                .containsExactly("meterline.replies.receipt = 'true' (FILE:1): needs meterline.cabinet.port and"
                        + " meterline.cabinet.url, where the page is shown");
        assertThat(problems(file + "meterline.cabinet.url = https://cabinet.example", Map.of()))
                .containsExactly("meterline.replies.receipt = 'true' (FILE:1): makes a reply of 73 characters: shorten"
                        + " meterline.replies.accepted, meterline.replies.below-previous or the 15 characters of the host"
                        + " in meterline.cabinet.url by 3");
        assertThat(problems(
                        file + "meterline.cabinet.url = https://cab.zk104.ua\n"
                                + "meterline.replies.below-previous = uk: " + "x".repeat(45) + " | ru: y",
                        Map.of()))
                .singleElement()
                .asString()
                .contains("makes a reply of 71 characters")
                .endsWith("by 1");
    }

    @Test
    void includeAFileThatCannotBeRead() throws Exception {
        Path missing = folder.resolve("missing.properties");
        Path windows = Files.writeString(
                folder.resolve("windows.properties"),
                "# comment\nmeterline.replies.rejected = Формат",
                Charset.forName("windows-1251"));

        assertThat(problems(missing, Map.of("METERLINE_HTTP_PORT", "x")))
                .hasSize(2)
                .contains(missing + ": there is no such file");
        assertThat(problems(folder, Map.of()))
                .singleElement()
                .asString()
                .isEqualTo(folder + ": is a folder, not a file");
        assertThat(problems(windows, Map.of()))
                .containsExactly(windows + ":2: is not UTF-8; save the file in that encoding");
    }

    @ParameterizedTest
    @MethodSource("ua.meterline.config.SettingsCatalog#definitions")
    void areReportedForEachSettingAndAnyText(SettingDefinition definition) {
        String variable = SettingsSources.variable(definition.name());
        for (String text : UNUSUAL_TEXTS) {
            try {
                Settings.load(null, Map.of(variable, text));
            } catch (SettingsException e) {
                assertThat(e.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem)
                                .as("names the setting, or the one that must be set with it")
                                .matches(said -> said.startsWith(definition.name() + " = ")
                                        || said.contains("together with") && said.contains(definition.name())));
                assertThat(e.getMessage()).hasSizeLessThan(350).doesNotContain("\n", "\u0000");
            }
        }
    }

    /** The problems of a file with this content, named FILE in them. */
    private List<String> problems(String content, Map<String, String> environment) {
        try {
            Path file = Files.writeString(folder.resolve("meterline.properties"), content);
            return problems(file, environment).stream()
                    .map(problem -> problem.replace(file.toString(), "FILE"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> problems(Path file, Map<String, String> environment) {
        return assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.load(file, environment))
                .actual()
                .problems();
    }
}
