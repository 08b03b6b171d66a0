package ua.meterline.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinePatternTest {
    private final LinePattern pattern =
            new LinePattern("(?:--? ?)?(?:з повагою|sent from\\b|kind|x|☎ тел).*", Pattern.UNICODE_CHARACTER_CLASS, 20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "З ПОВАГОЮ, Олена",
                "з повагою",
                "-- sent from a phone",
                "-Sent from",
                "\u212Aind",
                "X",
                "☎ тел. 1"
            })
    void matchesWholeLinesInAnyLetters(String line) {
        assertThat(pattern.matches(line)).isTrue();
        assertThat(pattern.matches(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "з", "-", "☎", "показ з повагою", "sent fromage", "kind, but a line that is too long"})
    void matchesNoOtherLines(String line) {
        assertThat(pattern.matches(line)).isFalse();
    }

    @Test
    void matchesLinesOfOneCharacter() {
        assertThat(new LinePattern("[a-c]", 1).matches("B")).isTrue();
        assertThat(new LinePattern("[a-c]", 1).matches("d")).isFalse();
    }
}
