package ua.meterline.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.mail.Mails;
import ua.meterline.mail.ParsedMail;
import ua.meterline.reading.ReplyTexts;
import ua.meterline.reading.language.Language;
import ua.meterline.reading.language.MultilingualText;

class ReplyComposerTest {
    private static final String ACCEPTED = "Ваши показания приняты и обработаны. Спасибо";
    private static final String REJECTED = "Неправильный формат";

    private static final ReplyTexts UNKNOWN = new ReplyTexts(ACCEPTED, REJECTED)
            .withHint("unknown-account", MultilingualText.of("Такого счёта у нас нет"));

    private final ReplyComposer composer = new ReplyComposer(new ReplyTexts(ACCEPTED, REJECTED));

    @Test
    void answersWithTheAnnouncedTextAndTheReading() throws Exception {
        ComposedReply reply =
                answered("газ", "Лицевой счет 0501234567, показания 12345, спасибо", ReportedReading.ACCEPTED);
        assertThat(reply.text())
                .startsWith(ACCEPTED + "\n")
                .contains("******4567: показание 12345")
                .doesNotContain("0501234567");
    }

    @ParameterizedTest
    @CsvSource({
        "Особовий рахунок 0501234567 показник 12345 дякую,uk,Ваші показання прийнято",
        "Лицевой счет 0501234567 показания 12345 спасибо,ru," + ACCEPTED,
        "Folyószámla 0501234567 mérőállás 12345 köszönöm,hu,Mérőállását elfogadtuk",
        "My account is 0501234567 the reading is 12345 thank you,en,Your meter readings have been accepted",
        "0501234567 12345,ru," + ACCEPTED
    })
    void answersInTheLanguageOfTheMail(String text, String language, String opening) throws Exception {
        ComposedReply reply = answered("", text, ReportedReading.ACCEPTED);
        assertThat(reply.language().code()).isEqualTo(language);
        assertThat(reply.text()).startsWith(opening).contains("4567").contains("12345");
    }

    @ParameterizedTest
    @CsvSource({
        "Особовий рахунок 0501234567 показник 12345 дякую,Такого особового рахунку в нас немає,за квитанцією",
        "Лицевой счет 0501234567 показания 12345 спасибо,Такого счёта у нас нет,по квитанции",
        "Folyószámla 0501234567 mérőállás 12345 köszönöm,Nálunk nincs ilyen folyószámla,a számláján",
        "My account is 0501234567 the reading is 12345 thank you,We have no such account,on your bill"
    })
    void saysThatTheAccountIsUnknownWhereTheSettingHasATextForIt(String text, String opening, String advice) {
        ParsedMail mail = Mails.of("", text);
        List<PartOutcome> unknown =
                List.of(new PartOutcome.OfReading(mail.readings().get(0), ReportedReading.UNKNOWN_ACCOUNT));

        assertThat(new ReplyComposer(UNKNOWN).compose(mail, unknown).text())
                .startsWith(opening + "\n")
                .contains("******4567", advice)
                .doesNotContain("1234567890 12345");
        assertThat(composer.compose(mail, unknown).text())
                .doesNotContain(opening)
                .contains("1234567890 12345");
    }

    @ParameterizedTest
    @CsvSource({
        "Мій рахунок 0501234567 показник 5,   Прийнято за налаштуванням",
        "Мой лицевой счёт 0501234567 показание 5, Прийнято за налаштуванням",
        "A mérőállás: 0501234567 5,           Elfogadva",
        "my account 0501234567 reading 5,     Your meter readings have been accepted"
    })
    void takesTheTextsOfTheSettingsInTheLanguagesThatTheyHave(String text, String opening) {
        ReplyTexts settings = new ReplyTexts(
                MultilingualText.of("uk: Прийнято за налаштуванням | hu: Elfogadva"),
                MultilingualText.of("Неправильный формат"),
                Map.of(),
                new ReplyTexts(ACCEPTED, REJECTED).several());
        ParsedMail mail = Mails.of("", text);

        assertThat(new ReplyComposer(settings)
                        .compose(
                                mail,
                                List.of(new PartOutcome.OfReading(
                                        mail.readings().get(0), ReportedReading.ACCEPTED)))
                        .text())
                .startsWith(opening);
    }

    @Test
    void namesTheUnknownAccountAmongOthers() throws Exception {
        ParsedMail mail = Mails.of("", "account 0501234567 reading 12345\naccount 0507654321 reading 7\n");
        String text = new ReplyComposer(UNKNOWN)
                .compose(
                        mail,
                        List.of(
                                new PartOutcome.OfReading(mail.readings().get(0), ReportedReading.ACCEPTED),
                                new PartOutcome.OfReading(mail.readings().get(1), ReportedReading.UNKNOWN_ACCOUNT)))
                .text();
        assertThat(text)
                .startsWith("Your meter readings have been accepted")
                .contains(
                        "account ******4567: reading 12345\n",
                        "account ******4321: reading 7 – we have no such account");
    }

    @ParameterizedTest
    @CsvSource({
        "Мій рахунок 0501234567 дякую,Не вистачає показника лічильника,4567",
        "Показник лічильника 12345 дякую,Не вистачає номера особового рахунку,12345",
        "Мій рахунок 0501234567 показник 12345 або 12346,Неясно,12346",
        "Доброго дня коли буде газ,У листі немає ні номера,1234567890 12345"
    })
    void namesWhatIsMissing(String text, String sentence, String detail) throws Exception {
        ComposedReply reply = composer.compose(Mails.of("", text), List.of());
        assertThat(reply.text()).contains(sentence).contains(detail).contains("1234567890 12345");
    }

    /** The sender may be forged: a name must not become a link in the mail of the person who gets the answer. */
    @ParameterizedTest
    @CsvSource({
        "Показники листопад.pdf, Показники листопад.pdf",
        "budynok_5.xlsx, budynok_5.xlsx",
        "win.example.pdf, *.pdf",
        "win-money.zip, *.zip",
        "a@b.pdf, *.pdf"
    })
    void namesFilesThatWereNotRead(String name, String shown) throws Exception {
        ComposedReply reply = composer.compose(
                Mails.of("", "Мій рахунок 0501234567 показник 12345 дякую"), List.of(new PartOutcome.OfList(name)));

        assertThat(reply.text()).contains("не вдалося прочитати", "  - " + shown + "\n");
    }

    @Test
    void announcesTheReviewOfAHeldMail() throws Exception {
        assertThat(composer.compose(Mails.of("", "Мій рахунок 0501234567 дякую"), List.of())
                        .text())
                .startsWith("Ваш лист отримано. Його перегляне наш працівник\n");
    }

    @Test
    void answersAMailWithoutNumbersWithTheAnnouncedRejection() throws Exception {
        assertThat(composer.compose(Mails.of("", "Добрый день"), List.of()).text())
                .startsWith(REJECTED + "\n");
    }

    @Test
    void statesTheOutcomeOfEachReading() throws Exception {
        ParsedMail mail = Mails.of(
                "",
                "рахунок 0501234567 показник 100\nрахунок 0501234568 показник 200\nрахунок 0501234569 показник 300");
        List<PartOutcome> answers = List.of(
                new PartOutcome.OfReading(mail.readings().get(0), ReportedReading.ACCEPTED),
                new PartOutcome.OfReading(mail.readings().get(1), ReportedReading.HELD),
                new PartOutcome.OfReading(mail.readings().get(2), ReportedReading.REJECTED));
        assertThat(composer.compose(mail, answers).text())
                .startsWith("Ваші показання прийнято")
                .contains("******4567: показник 100\n")
                .contains("******4568: показник 200 – перевірить наш працівник\n")
                .contains("******4569: показник 300 – не прийнято\n");
    }

    @Test
    void limitsTheNumberOfListedReadings() throws Exception {
        String list = IntStream.range(0, 200)
                .mapToObj(i -> "05012%05d %d".formatted(i, i))
                .collect(Collectors.joining("\n"));
        ComposedReply reply = answered("", list, ReportedReading.ACCEPTED);
        assertThat(reply.text()).contains("0049: ", "и ещё 150").doesNotContain("0050: ");
    }

    @Test
    void answersInTheThread() throws Exception {
        ParsedMail mail = Mails.withHeader(
                "From: a@ukr.net\nMessage-ID: <3@ukr.net>\nReferences: <1@ukr.net>\n <2@zk.104.ua>\nIn-Reply-To: <2@zk.104.ua>");
        ComposedReply reply = composer.compose(mail, List.of());
        assertThat(reply.inReplyTo()).isEqualTo("<3@ukr.net>");
        assertThat(reply.references()).containsExactly("<1@ukr.net>", "<2@zk.104.ua>", "<3@ukr.net>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message-ID: nonsense", "Message-ID: <a@b\u00FF>", "Message-ID: <a b@c>", "Message-ID: <a@b> <c@d>",
                "Message-ID: <a@b\n\tBcc: x@y.ua>", "Message-ID: <>", "Message-ID: <\"a\"@b>", "X: y"
            })
    void repeatsOnlyPlainMessageIds(String header) throws Exception {
        ComposedReply reply = composer.compose(Mails.withHeader("From: a@ukr.net\n" + header), List.of());
        assertThat(reply.inReplyTo()).isEmpty();
        assertThat(reply.references()).isEmpty();
    }

    @Test
    void limitsTheReferences() throws Exception {
        String references =
                IntStream.range(0, 500).mapToObj(i -> "<" + i + "@ukr.net>").collect(Collectors.joining("\n "));
        ParsedMail mail = Mails.withHeader("From: a@ukr.net\nMessage-ID: <x@ukr.net>\nReferences: " + references);
        assertThat(composer.compose(mail, List.of()).references())
                .hasSize(20)
                .startsWith("<0@ukr.net>", "<482@ukr.net>")
                .endsWith("<499@ukr.net>", "<x@ukr.net>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Показники | Re: Показники",
                "Re: Re: Fwd: Показники | Re: Показники",
                "gas\u202Etxt | Re: gas txt",
                "'' | Re: Gas meter reading",
                "Re: | Re: Gas meter reading",
                "Win at http://evil.example | Re: Gas meter reading",
                "evil.example/win | Re: Gas meter reading",
                "write to win@evil.example | Re: Gas meter reading",
                "=?UTF-8?Q?a=0D=0ABcc:_x?= | Re: a Bcc: x",
                "=?UTF-8?B?PT9VVEYtOD9CP2FIUjBjRG92TDJWMmFXd3VaWGhoYlhCc1pRPT0/PQ==?= | Re: Gas meter reading",
                "=?UTF-8?Q?=3D=3F?=UTF-8?Q?win?= | Re: Gas meter reading",
            })
    void repeatsOnlyAHarmlessSubject(String subject, String expected) throws Exception {
        ParsedMail mail = Mails.of(subject, "My account is 0501234567 and the reading is 12345, thank you");
        assertThat(composer.compose(mail, List.of()).subject()).isEqualTo(expected);
    }

    @Test
    void limitsTheSubject() throws Exception {
        String subject = composer.compose(Mails.of("x".repeat(5000), "the account"), List.of())
                .subject();
        assertThat(subject).startsWith("Re: xxx").hasSizeLessThanOrEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasEveryPhraseInEveryLanguage(Language language) {
        ReplyPhrases phrases = new ReplyPhrases(UNKNOWN);
        assertThat(List.of(
                        "accepted",
                        "rejected",
                        "held",
                        "understood",
                        "reading",
                        "is-held",
                        "is-rejected",
                        "is-unknown",
                        "check-account",
                        "unknown-account",
                        "more",
                        "rows",
                        "row",
                        "row-date",
                        "in-list",
                        "check",
                        "no-reading",
                        "no-account",
                        "several-candidates",
                        "nothing",
                        "how",
                        "subject"))
                .allSatisfy(name -> assertThat(phrases.in(language, name)).isNotBlank());
    }

    private ComposedReply answered(String subject, String text, ReportedReading reported) {
        ParsedMail mail = Mails.of(subject, text);
        assertThat(mail.readings()).isNotEmpty();
        return composer.compose(
                mail,
                mail.readings().stream()
                        .<PartOutcome>map(found -> new PartOutcome.OfReading(found, reported))
                        .toList());
    }
}
