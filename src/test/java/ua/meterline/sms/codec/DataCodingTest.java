package ua.meterline.sms.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCodingTest {
    /** All 256 values, after SMPP 3.4 and 3GPP TS 23.038. Values without a row are the default alphabet. */
    @Test
    void mapsEachValueToItsAlphabet() {
        Map<Alphabet, List<String>> values = new EnumMap<>(Alphabet.class);
        for (int value = 0; value < 256; value++) {
            values.computeIfAbsent(DataCoding.alphabet(value, Alphabet.GSM), none -> new ArrayList<>())
                    .add("%02X".formatted(value));
        }

        assertThat(values.get(Alphabet.ASCII)).containsExactly("01");
        assertThat(values.get(Alphabet.CYRILLIC)).containsExactly("06");
        assertThat(values.get(Alphabet.HEBREW)).containsExactly("07");
        assertThat(String.join(" ", values.get(Alphabet.UCS2)))
                .isEqualTo("08 18 19 1A 1B 48 49 4A 4B 58 59 5A 5B E0 E1 E2 E3 E4 E5 E6 E7 E8 E9 EA EB EC ED EE EF");
        assertThat(String.join(" ", values.get(Alphabet.LATIN1)))
                .startsWith("02 03 04 05 09 0A 0D 0E 14 15 16 17 20 21")
                .endsWith("7F F4 F5 F6 F7 FC FD FE FF")
                .contains(" 3F 44 45 46 47 54 55 56 57 60 ");
        assertThat(values.values().stream().mapToInt(List::size).sum()).isEqualTo(256);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x0B, 0x0C, 0x0F, 0x10, 0x11, 0x1C, 0x40, 0x80, 0xBF, 0xC0, 0xDF, 0xF0, 0xF3, 0xF8})
    void mapsOtherValuesToTheDefaultAlphabetOfTheSmsc(int value) {
        for (Alphabet smscDefault : Alphabet.values()) {
            assertThat(DataCoding.alphabet(value, smscDefault)).isEqualTo(smscDefault);
        }
    }

    @ParameterizedTest
    @EnumSource
    void decodesAnyOctetAndReportsLoss(Alphabet alphabet) {
        for (int value = 0; value < 256; value++) {
            DecodedText decoded = alphabet.decode(new byte[] {(byte) value});
            assertThat(decoded.text()).hasSize(1);
            assertThat(decoded.whole()).isEqualTo(!decoded.text().equals("\uFFFD"));
        }
        assertThat(alphabet.decode(new byte[0])).isEqualTo(new DecodedText("", true));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"003100", "00", "D83D", "DE00", "DE00D83D", "0031D83D0032"})
    void reportsLossyUcs2(String hex) {
        assertThat(Alphabet.UCS2.decode(HexFormat.of().parseHex(hex)).whole()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0031", "041F04400438", "D83DDE00", "FEFF0031"})
    void reportsLosslessUcs2(String hex) {
        assertThat(Alphabet.UCS2.decode(HexFormat.of().parseHex(hex)).whole()).isTrue();
    }
}
