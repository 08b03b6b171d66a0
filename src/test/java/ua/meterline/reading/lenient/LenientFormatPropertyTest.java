package ua.meterline.reading.lenient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ua.meterline.reading.ReadingFormat;
import ua.meterline.reading.ReadingFormat.Reading;

/** The forgiving format adds to the announced one; it never contradicts it. */
class LenientFormatPropertyTest {
    private static final Pattern DIGITS = Pattern.compile("[0-9OoОо]+");

    private final ReadingFormat announced = ReadingFormat.of("\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*");
    private final LenientFormat format = new LenientFormat();

    @Property
    boolean readsWhatTheAnnouncedFormatReadsAsTheSame(@ForAll("announced") String text) {
        return format.read(text).equals(Optional.of(announced.read(text)));
    }

    @Property
    void readsNoDigitThatDoesNotStandThere(@ForAll("muddled") String text) {
        format.read(text).ifPresent(read -> {
            String digits = DIGITS.matcher(text)
                    .results()
                    .map(found -> found.group().replaceAll("[OoОо]", "0"))
                    .reduce("", (all, next) -> all + " " + next);

            assertThat(digits).contains(" " + read.account().digits());
            assertThat(digits).containsPattern(" 0*" + read.value().value() + "( |$)");
        });
    }

    @Property
    void endsWhateverTheTextIs(@ForAll String text) {
        Optional<Reading> read = format.read(text);

        assertThat(read.isPresent() && DIGITS.matcher(text).results().count() < 2)
                .isFalse();
    }

    @Provide
    Arbitrary<String> announced() {
        Arbitrary<String> blanks =
                Arbitraries.strings().withChars(" \t\n\u000B\f\r").ofMaxLength(5);
        return Combinators.combine(
                        blanks, digits(10, 10), blanks.filter(blank -> !blank.isEmpty()), digits(1, 5), blanks)
                .as((before, account, between, value, after) -> before + account + between + value + after);
    }

    @Provide
    Arbitrary<String> muddled() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                digits(9, 11),
                digits(1, 6),
                Arbitraries.of(" ", ",", "-", ".", "О", "o", "№", "показання", "м3", "\u00A0"));
        return piece.list().ofMinSize(2).ofMaxSize(7).map(pieces -> String.join("", pieces));
    }

    private static Arbitrary<String> digits(int fewest, int most) {
        return Arbitraries.strings().numeric().ofMinLength(fewest).ofMaxLength(most);
    }
}
