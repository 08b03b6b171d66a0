package ua.meterline.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.SeededCase;
import ua.meterline.reading.text.Doubt;

/** Of any letter, the right reading is accepted, or a person looks. */
class InventedLetterTest {
    private static final int LETTERS = 500;
    private static final double LEAST_RECALL = 0.85;

    @Test
    void isReadRightlyOrHeld() {
        AtomicInteger readable = new AtomicInteger();
        AtomicInteger right = new AtomicInteger();
        SeededCase.forAll(LETTERS, random -> {
            InventedLetter letter = InventedLetter.of(random);
            ParsedMail mail = Mails.of(letter.subject(), letter.text());
            List<String> accepted = mail.readings().stream()
                    .map(found -> found.account().digits() + "=" + found.value().value())
                    .toList();
            if (accepted.isEmpty()) {
                assertThat(mail.problem().map(Doubt::kind).map(Doubt.Kind::isHeld))
                        .as("lost: %s", letter)
                        .contains(true);
            } else {
                assertThat(accepted).as("wrong: %s", letter).containsExactly(letter.reading());
            }
            readable.addAndGet(letter.isReadable() ? 1 : 0);
            right.addAndGet(letter.isReadable() && !accepted.isEmpty() ? 1 : 0);
        });
        System.out.printf("invented letters: recall %d of %d%n", right.get(), readable.get());
        assertThat((double) right.get()).isGreaterThanOrEqualTo(LEAST_RECALL * readable.get());
    }
}
