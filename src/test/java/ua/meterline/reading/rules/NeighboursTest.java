package ua.meterline.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.rules.StatedReadings.registered;
import static ua.meterline.reading.rules.StatedReadings.stated;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RuleBook;
import ua.meterline.reading.StatedReading;

class NeighboursTest {
    private static final ConsumptionLimits LIMITS = RuleSettings.DEFAULT.limits();
    private static final RuleBook RULES = Rules.book(RuleSettings.DEFAULT);
    private static final int CASES = 2_000;

    private final Neighbours neighbours = new Neighbours(LIMITS);

    @ParameterizedTest(name = "{0} after {1} {2}")
    @CsvSource({
        // two adjacent digits swapped
        "13245, 2026-09=12240 2026-10=12300, 12345",
        "21345, 2026-09=12240 2026-10=12300, 12345",
        "10234, 2026-09=1100  2026-10=1170,  1234",
        // one digit doubled
        "11234, 2026-09=1100  2026-10=1170,  1234",
        "12344, 2026-09=1100  2026-10=1170,  1234",
        // one digit missing
        "1345,  2026-09=12240 2026-10=12300, 12345",
        "345,   2026-09=1245  2026-10=1300,  1345",
    })
    void findsTheOnlyNeighbourThatFits(int value, String history, int suggested) {
        assertThat(suggestion(stated("2026-11", value, history))).containsExactly(suggested);
    }

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource({
        "1234,  2026-09=12240 2026-10=12300, several last digits can be missing",
        "54321, 2026-09=12240 2026-10=12300, no slip of the hand explains it",
        "12435, '',                          nothing tells what is plausible",
        "9999,  2026-09=12240 2026-10=12300, no neighbour fits",
    })
    void suggestsNothingWhereNoneOrSeveralFit(int value, String history, String why) {
        assertThat(suggestion(stated("2026-11", value, history))).as(why).isEmpty();
    }

    /** The meter has four digits, and the customer went on counting behind the last one. */
    @Test
    void findsTheValueBehindTheRollOver() {
        StatedReading held = stated("2026-11", 10_020, true, "2026-09=9900 2026-10=9960", registered(4, 60));

        assertThat(RULES.accepts(held)).isFalse();
        assertThat(suggestion(held)).containsExactly(20);
    }

    /** A reading that comes late is held for its time, whatever its value. */
    @Test
    void suggestsNothingForALateCorrection() {
        StatedReading held = stated(
                "2026-11", 12_435, false, "2026-09=12240 2026-10=12300 2026-11=12340", StatedReadings.NO_REGISTRY);

        assertThat(suggestion(held)).isEmpty();
    }

    @Test
    void knowsEachKindOfSlip() {
        assertThat(Neighbours.of(stated("2026-11", 1_12, "")))
                .contains(112 - 1 + 10) // 121: swapped
                .contains(12) // one 1 of two
                .contains(1_012, 1_112, 9_112, 1_192, 1_129)
                .doesNotContain(112, 212, 11, 211);
    }

    /** With a printed seed: whatever is suggested is the only neighbour that fits, and the rules accept it. */
    @Test
    void whatIsSuggestedIsAcceptedAndUnique() {
        long seed = new Random().nextLong();
        System.out.println("seed of the neighbours: " + seed);
        Random random = new Random(seed);
        int asked = 0;
        for (int i = 0; i < CASES; i++) {
            StatedReading stated = randomReading(random);
            List<Integer> suggested = suggestion(stated);
            if (!RULES.accepts(stated) && !suggested.isEmpty()) {
                asked++;
                Set<Integer> all = Neighbours.of(stated);
                List<Integer> fitting = all.stream()
                        .filter(value -> isPlausible(stated.with(new RegisterValue(value))))
                        .toList();
                assertThat(fitting).as("%s", stated).isEqualTo(suggested);
            }
        }
        assertThat(asked).as("questions in %d cases", CASES).isGreaterThan(CASES / 100);
    }

    private static boolean isPlausible(StatedReading neighbour) {
        return RULES.accepts(neighbour)
                && Consumption.of(neighbour)
                        .filter(use -> use.isWithin(LIMITS, neighbour.history()))
                        .isPresent();
    }

    /** Some months of history, and a next value with some slip in it. */
    private static StatedReading randomReading(Random random) {
        int use = 1 + random.nextInt(300);
        int start = random.nextInt(90_000);
        String history = "2026-08=%d 2026-09=%d 2026-10=%d".formatted(start, start + use, start + 2 * use);
        String typed = slip(random, Integer.toString(start + 3 * use));
        return stated("2026-11", Integer.parseInt(typed.substring(0, Math.min(5, typed.length()))), history);
    }

    private static String slip(Random random, String digits) {
        int at = random.nextInt(digits.length());
        return switch (random.nextInt(3)) {
            case 0 -> digits.substring(0, at) + digits.charAt(at) + digits.substring(at);
            case 1 -> digits.length() == 1 ? digits : digits.substring(0, at) + digits.substring(at + 1);
            default ->
                at == 0
                        ? digits
                        : digits.substring(0, at - 1)
                                + digits.charAt(at)
                                + digits.charAt(at - 1)
                                + digits.substring(at + 1);
        };
    }

    private List<Integer> suggestion(StatedReading held) {
        return neighbours.onlyFitting(held, RULES).map(RegisterValue::value).stream()
                .toList();
    }
}
