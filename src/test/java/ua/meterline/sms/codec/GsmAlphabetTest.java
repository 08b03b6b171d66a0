package ua.meterline.sms.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.SeededCase;

class GsmAlphabetTest {
    private static final byte ESCAPE = 0x1B;

    @Test
    void decodesEachCharacterOfBothTables() {
        assertThat(GsmCodes.all()).hasSize(127 + 10);
        GsmCodes.all()
                .forEach((character, code) ->
                        assertThat(GsmAlphabet.decode(code)).isEqualTo(new DecodedText(character.toString(), true)));
    }

    @Test
    void decodesEachCodeToADifferentCharacter() {
        Set<String> characters = new HashSet<>();
        for (int code = 0; code < 128; code++) {
            if (code != ESCAPE) {
                characters.add(GsmAlphabet.decode(new byte[] {(byte) code}).text());
            }
        }

        assertThat(characters).hasSize(127).allMatch(character -> character.length() == 1);
    }

    @Test
    void decodesDigitsBlanksAndLettersAsInAscii() {
        String same = "\n\r 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!\"#%&'()*+,-./:;<=>?";

        assertThat(GsmAlphabet.decode(same.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo(new DecodedText(same, true));
    }

    @Test
    void reportsAnUnknownCodeAfterAnEscapeAsLossy() {
        int extended = 0;
        for (int code = 0; code < 256; code++) {
            DecodedText decoded = GsmAlphabet.decode(new byte[] {ESCAPE, (byte) code});
            assertThat(decoded.text()).hasSize(1);
            if (decoded.whole()) {
                extended++;
                assertThat(GsmCodes.encode(decoded.text())).containsExactly(ESCAPE, code);
            }
        }
        assertThat(extended).isEqualTo(10);
    }

    @Test
    void reportsATrailingEscapeAsLossy() {
        assertThat(GsmAlphabet.decode(new byte[] {'1', ESCAPE})).isEqualTo(new DecodedText("1\uFFFD", false));
    }

    /** The octets of a lossy text are kept beside it. */
    @Test
    void encodesEachLosslessTextToTheSameOctets() {
        SeededCase.forAll(1000, random -> {
            byte[] octets = random.octets(0, 20);
            DecodedText decoded = GsmAlphabet.decode(octets);

            if (decoded.whole()) {
                assertThat(GsmCodes.encode(decoded.text())).isEqualTo(octets);
            } else {
                assertThat(decoded.text().length()).isLessThanOrEqualTo(octets.length);
            }
        });
    }
}
