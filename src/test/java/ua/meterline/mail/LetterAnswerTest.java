package ua.meterline.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ua.meterline.common.MailAddress;
import ua.meterline.mail.reply.ReplyComposer;
import ua.meterline.reading.Answer;

class LetterAnswerTest {
    private static final int MANY = 200;

    private final MailParser parser = new MailParser(new MailAddress("contact@zk.104.ua"));

    @Test
    void isGivenWithTheLastPartAlone() throws Exception {
        LetterAnswer answer = answerToReadings(2);

        assertThat(answer.toPart(0).answerTo("accepted").suppressed()).isEqualTo("answered-together");
        assertThat(answer.toPart(1).answerTo("accepted").suppressed()).isNull();
    }

    /** However far down it stands. */
    @Test
    void namesTheReadingsFirstThatWereNotTakenWhenThereAreTooManyForAll() throws Exception {
        LetterAnswer answer = answerToReadings(MANY);
        Answer last = null;
        for (int i = 0; i < MANY; i++) {
            last = answer.toPart(i).answerTo(i == MANY - 2 ? "held" : i == MANY - 1 ? "rejected" : "accepted");
        }

        assertThat(last.text())
                .contains("0198: reading 198 – one of us will check it", "0199: reading 199 – not accepted")
                .contains("0047: reading 47\n", "and 150 more")
                .doesNotContain("0048: ");
    }

    private LetterAnswer answerToReadings(int count) throws Exception {
        String mail = IntStream.range(0, count)
                .mapToObj(i -> "account 050000%04d reading %d".formatted(i, i))
                .collect(Collectors.joining("\n", "From: a@b.ua\n\n", "\n"));
        Letter letter = Letter.of(parser.parse(mail.getBytes(StandardCharsets.UTF_8)), List.of());
        assertThat(letter.parts()).hasSize(count);
        return new LetterAnswer(letter, new ReplyComposer("accepted", "rejected"), null);
    }
}
