package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.SeededCase;
import ua.meterline.reading.SeveralLines.Part;

class SeveralLinesTest {
    private static final List<String> GREETINGS = List.of("Добрий день", "дякую", "!", "Мар'я");

    /** Like the lenient format: two numbers, and words that it knows. */
    private final SeveralLines lines = new SeveralLines(
            text -> text.matches("(?s)(добрий день\\s+)?\\s*\\d{10}[ ;:]+\\d{1,5}\\s*(дякую\\s*)?"), 20);

    /** A bar is a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "0500000001 1|0500000002 2 > 0500000001 1, 0500000002 2",
                "0500000001 1||  |0500000002 2| > 0500000001 1, 0500000002 2",
                "0500000001 1;0500000002 2 > 0500000001 1, 0500000002 2",
                "0500000001 1; 0500000002 2;|0500000003 3 > 0500000001 1, 0500000002 2, 0500000003 3",
                "0500000001;1|0500000002;2 > 0500000001;1, 0500000002;2",
                "0500000001 1|050000002 2|0500000003 3 > 0500000001 1, 050000002 2, 0500000003 3",
                "1. 0500000001 1|2. 0500000002 2 > 0500000001 1, 0500000002 2",
                "1) 0500000001 1|2) 050000002 2|3) 0500000003 3 > 0500000001 1, 050000002 2, 0500000003 3",
                "добрий день|0500000001 1|0500000002 2|дякую > добрий день/0500000001 1, 0500000002 2/дякую"
            })
    void splitsATextIntoItsLines(String text, String parts) {
        assertThat(of(text))
                .extracting(part -> part.text().strip())
                .containsExactly(parts.replace('/', '\n').split(", ?"));
    }

    @ParameterizedTest
    @CsvSource({
        "0500000001 1",
        "0500000001 1|",
        "0500000001|1",
        "0500000001|1|0500000002|2",
        "0500000001 1|1260",
        "0500000001 1|0500000002",
        "0500000001 1; 2",
        "0500000001;1",
        "2. 0500000001 1|3. 0500000002 2",
        "добрий день|дякую",
        "0500000001 1|0500000002 2|не приймати",
        "скасуйте:|0500000001 1|0500000002 2"
    })
    void leavesAloneWhatHasNotSeveralClearReadings(String text) {
        assertThat(of(text)).isEmpty();
    }

    @Test
    void splitsNoTextWithMoreLinesThanTheLimit() {
        assertThat(of("0500000001 1|".repeat(20))).hasSize(20);
        assertThat(of("0500000001 1|".repeat(21))).isEmpty();
    }

    /** A payload of 32 KB may have that many. It is read on the thread of the link. */
    @ParameterizedTest
    @ValueSource(strings = {"1\n", "1;", "0500000001 1\n", "\n;", "а\n"})
    void looksAtFewLinesOfATextWithThousands(String line) {
        AtomicInteger looks = new AtomicInteger();
        SeveralLines counted = new SeveralLines(text -> looks.incrementAndGet() > 0, 20);

        assertThat(counted.of(line.repeat(10_000))).isEmpty();
        assertThat(looks).hasValueLessThan(500);
    }

    @Test
    void findsEachOfAnyReadingsWhateverSeparatesThem() {
        SeededCase.forAll(1000, random -> {
            List<String> readings = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            int count = random.between(2, 20);
            for (int i = 0; i < count; i++) {
                String reading = random.digits(10, 10) + " " + random.digits(1, 5);
                readings.add(reading);
                text.append(reading).append(random.nextBoolean() ? "\r\n" : random.nextBoolean() ? ";" : "\n \n");
            }
            assertThat(lines.of(text.toString()))
                    .extracting(part -> part.text().strip())
                    .isEqualTo(readings);
        });
    }

    @Test
    void losesNoWordAndNoNumberOfAnyText() {
        SeededCase.forAll(1000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.between(0, 12); i > 0; i--) {
                text.append(
                        switch (random.nextInt(4)) {
                            case 0 -> GREETINGS.get(random.nextInt(GREETINGS.size()));
                            case 1 -> random.text();
                            default -> random.digits(10, 10) + " " + random.digits(1, 5);
                        });
                text.append(random.nextInt(3) == 0 ? ";" : "\n");
            }
            List<Part> parts = lines.of(text.toString());
            if (!parts.isEmpty()) {
                String kept = String.join("", parts.stream().map(Part::text).toList());
                assertThat(letters(kept)).isEqualTo(letters(text.toString()));
            }
        });
    }

    private static String letters(String text) {
        return text.replaceAll("[\\s;\\p{Cntrl}\\u2028\\u2029\\u0085]", "");
    }

    private List<Part> of(String text) {
        return lines.of(text.replace('|', '\n'));
    }
}
