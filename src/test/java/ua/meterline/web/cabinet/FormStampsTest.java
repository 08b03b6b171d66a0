package ua.meterline.web.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.web.cabinet.FormStamps.Verdict;

class FormStampsTest {
    private Instant now = Instant.parse("2026-12-03T10:00:00Z");
    private final FormStamps stamps = new FormStamps(new UsedNumbers(128), Duration.ofSeconds(3), () -> now);
    private final FormStamp stamp = stamps.issue();

    private static String answerTo(FormStamp stamp) {
        return String.valueOf(stamp.first() + stamp.second());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void takesARightAnswerOnce() throws Exception {
        pass(Duration.ofSeconds(3));
        assertThat(stamps.use(stamp, answerTo(stamp))).isEqualTo(Verdict.GOOD);
        assertThat(stamps.use(stamp, answerTo(stamp))).isEqualTo(Verdict.USED);
    }

    @Test
    void refusesWhatNoPersonFillsInSoFastAndTakesItLater() throws Exception {
        pass(Duration.ofMillis(2_999));
        assertThat(stamps.use(stamp, answerTo(stamp))).isEqualTo(Verdict.TOO_FAST);
        pass(Duration.ofMillis(1));
        assertThat(stamps.use(stamp, answerTo(stamp))).isEqualTo(Verdict.GOOD);
    }

    @Test
    void allowsOneAnswerOnly() throws Exception {
        pass(Duration.ofSeconds(3));
        assertThat(stamps.use(stamp, "1")).isEqualTo(Verdict.WRONG_ANSWER);
        assertThat(stamps.use(stamp, answerTo(stamp))).isEqualTo(Verdict.USED);
    }

    @Test
    void takesAFormAgainThatCouldNotBeStored() throws Exception {
        pass(Duration.ofSeconds(3));
        assertThat(stamps.use(stamp, answerTo(stamp))).isEqualTo(Verdict.GOOD);
        stamps.release(stamp);
        assertThat(stamps.use(stamp, answerTo(stamp))).isEqualTo(Verdict.GOOD);
        assertThat(stamps.use(stamp, answerTo(stamp))).isEqualTo(Verdict.USED);
    }

    @Test
    void refusesAFormThatIsTwoHoursOld() throws Exception {
        pass(Duration.ofHours(2).plusMillis(1));
        assertThat(stamps.use(stamp, answerTo(stamp))).isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void asksDifferentQuestions() {
        assertThat(java.util.stream.Stream.generate(stamps::issue)
                        .limit(100)
                        .map(FormStampsTest::answerTo)
                        .distinct())
                .hasSizeGreaterThan(5);
    }

    @Test
    void isReadAsItIsWritten() {
        assertThat(FormStamp.of(stamp.text())).hasValue(stamp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "form", "form 1 2 3", "form 1 2 0 1", "form 99999999999999999999 1 1 1", "sent 1 1 1"})
    void takesNoOtherTextForAStamp(String text) {
        assertThat(FormStamp.of(text)).isEmpty();
    }
}
