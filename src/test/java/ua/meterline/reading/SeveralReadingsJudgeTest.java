package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.message;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.SeededCase;
import ua.meterline.reading.language.MultilingualText;
import ua.meterline.reading.lenient.LenientFormat;

/** Several readings of one SMS: what becomes of each line, of a redelivery, and the reply to all of them. */
class SeveralReadingsJudgeTest {
    private final TextJudge textJudge = new TextJudge(
            ReadingFormat.of("\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*"),
            new LenientFormat(),
            new BillingCalendar(ZoneOffset.ofHours(2)));
    private final SeveralReadingsJudge judge = new SeveralReadingsJudge(textJudge, 20);
    private final Decider decider = new Decider(
            new RuleBook(List.of()),
            new ReplyTexts(
                    MultilingualText.of("taken"),
                    MultilingualText.of("not taken"),
                    Map.of(),
                    new SeveralTexts(
                            MultilingualText.of("ru: Принято: {count} | uk: Прийнято: {count}"),
                            MultilingualText.of(
                                    "ru: Неправильный формат: {lines} | uk: Неправильний формат: {lines}"))));

    /** A bar is a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "0500000001 1|0500000002 2|0500000003 3 > accepted, accepted, accepted > Принято: 3",
                "0500000001 1|050000002 2|0500000003 3 > accepted, rejected, accepted > Принято: 2. Неправильный формат: 050000002",
                "0500000001 1|0500000002 123456|0500000003 3 > accepted, rejected, accepted > Принято: 2. Неправильный формат: 0500000002",
                "Показники|0500000001 1|рахунок 0500000002 показник 2 > accepted, accepted > Прийнято: 2",
                "0500000001 1|0500000001 1 > accepted, duplicate > Принято: 2",
                "0500000001 1|0500000002 7|0500000001 2 > held, accepted, held > Принято: 3",
                "0671112233 1|0500000001 1|0500000002 2|0671112233 123456 > accepted, accepted, accepted, rejected "
                        + "> Принято: 3. Неправильный формат: 0671112233",
                "0500000001 1|0500000002 2|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15 "
                        + "> accepted, accepted, rejected, rejected, rejected, rejected, rejected, rejected, rejected, rejected, "
                        + "rejected, rejected, rejected, rejected, rejected, rejected, rejected > Принято: 2. Неправильный формат: 15"
            })
    void judgesEachLineByItselfAndAnswersAllTogether(String text, String outcomes, String reply) {
        List<Decision> decisions = decide(judged("a", text), 0);

        assertThat(decisions).extracting(part -> part.outcome().label()).containsExactly(outcomes.split(", "));
        Decision last = decisions.get(decisions.size() - 1);
        assertThat(last.replyText()).isEqualTo(reply);
        assertThat(last.isAnswered()).isTrue();
        assertThat(decisions.subList(0, decisions.size() - 1))
                .allSatisfy(part -> assertThat(part.suppression()).isEqualTo(Suppression.ANSWERED_TOGETHER))
                .allSatisfy(part -> assertThat(part.replyText()).isEmpty());
    }

    @Test
    void storesARedeliveryNotAtAllEvenIfItIsReadAsOneMessageNow() {
        JudgedMessage asOne = textJudge.reject(message("a", "0500000001 1\n0500000002 2"));
        List<JudgedMessage> parts = judged("a", "0500000001 1|0500000002 2").parts();

        assertThat(decider.decide(List.of(parts.get(0), parts.get(1), parts.get(0), parts.get(1)), state(7)))
                .extracting(Decision::id)
                .containsExactly(8L, 9L);
        assertThat(decider.decide(List.of(parts.get(0), parts.get(1), asOne), state(7)))
                .hasSize(2);
        assertThat(decider.decide(List.of(asOne, parts.get(0), parts.get(1)), state(7)))
                .hasSize(1);
    }

    @Test
    void keepsSegmentsWithTheFirstLineAndTheFingerprintsApart() {
        List<JudgedMessage> parts =
                judged("a", "0500000001 1|0500000002 2|0500000003 3").parts();

        assertThat(parts).extracting(part -> part.message().fingerprint()).doesNotHaveDuplicates();
        assertThat(parts.get(0).message().fingerprint())
                .isEqualTo(message("a", "").fingerprint());
    }

    @Test
    void leavesMailsListsAndDamagedTextsAlone() {
        String text = "0500000001 1\n0500000002 2";
        CustomerMessage sms = message("a", text);
        CustomerMessage web =
                new CustomerMessage(Channel.WEB, sms.sender(), "", sms.receivedAt(), text, null, sms.fingerprint());
        CustomerMessage damaged = new CustomerMessage(
                Channel.SMS, sms.sender(), "", sms.receivedAt(), text, new byte[1], sms.fingerprint());

        assertThat(judge.hasSeveral(sms)).isTrue();
        assertThat(judge.hasSeveral(web)).isFalse();
        assertThat(judge.hasSeveral(damaged)).isFalse();
        assertThat(new SeveralReadingsJudge(textJudge, 1).hasSeveral(sms)).isFalse();
    }

    @Test
    void answersAnySmsWithAtMostSeventyCharacters() {
        SeededCase.forAll(300, random -> {
            StringBuilder text = new StringBuilder("0500000001 1|0500000002 2");
            for (int lines = random.between(0, 18); lines > 0; lines--) {
                text.append('|').append(random.digits(1, 14)).append(' ').append(random.digits(1, 9));
            }
            List<Decision> decisions = decide(judged("a", text.toString()), 0);
            assertThat(decisions.get(decisions.size() - 1).replyText()).hasSizeBetween(1, ReplyTexts.LONGEST);
        });
    }

    private SeveralJudged judged(String name, String text) {
        CustomerMessage message = message(name, text.replace('|', '\n'));
        assertThat(judge.hasSeveral(message)).isTrue();
        return judge.judge(message);
    }

    private List<Decision> decide(SeveralJudged judged, long lastId) {
        return decider.decide(judged.parts(), state(lastId));
    }

    private static StoredState state(long lastId) {
        return new StoredState(lastId, Set.of(), Map.of());
    }
}
