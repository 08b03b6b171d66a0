package ua.meterline.reading.lenient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.SeededCase;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReadingFormat.Reading;

/** The lenient format extends the announced one and never contradicts it. */
class LenientFormatPropertyTest {
    private static final Pattern DIGITS = Pattern.compile("[0-9OoОо]+");

    private static final List<String> OTHERS = List.of(" ", ",", "-", ".", "О", "o", "№", "показання", "м3", "\u00A0");

    private final ReadingFormat announced = ReadingFormat.of("\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*");
    private final LenientFormat format = new LenientFormat();

    @Test
    void agreesWithTheAnnouncedFormat() {
        SeededCase.forAll(1000, random -> {
            String text = announced(random);
            assertThat(format.read(text)).isEqualTo(Optional.of(announced.read(text)));
        });
    }

    @Test
    void readsNoDigitThatIsNotInTheText() {
        SeededCase.forAll(1000, random -> {
            String text = muddled(random);
            format.read(text).ifPresent(read -> {
                String digits = DIGITS.matcher(text)
                        .results()
                        .map(found -> found.group().replaceAll("[OoОо]", "0"))
                        .reduce("", (all, next) -> all + " " + next);

                assertThat(digits).contains(" " + read.account().digits());
                assertThat(digits).containsPattern(" 0*" + read.value().value() + "( |$)");
            });
        });
    }

    @Test
    void terminatesForAnyText() {
        SeededCase.forAll(1000, random -> {
            String text = random.text();
            Optional<Reading> read = format.read(text);

            assertThat(read.isPresent() && DIGITS.matcher(text).results().count() < 2)
                    .isFalse();
        });
    }

    private static String announced(SeededCase random) {
        String blanks = " \t\n\u000B\f\r";
        return random.text(blanks, 0, 5)
                + random.digits(10, 10)
                + random.text(blanks, 1, 5)
                + random.digits(1, 5)
                + random.text(blanks, 0, 5);
    }

    private static String muddled(SeededCase random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.between(2, 7); pieces > 0; pieces--) {
            text.append(
                    switch (random.nextInt(3)) {
                        case 0 -> random.digits(9, 11);
                        case 1 -> random.digits(1, 6);
                        default -> OTHERS.get(random.nextInt(OTHERS.size()));
                    });
        }
        return text.toString();
    }
}
