package ua.meterline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MobileMessageTest {
    @ParameterizedTest
    @CsvSource({
        "0501234567 12345, 0",
        "Reading: 0501234567;12345, 0",
        "показания 0501234567 12345, 8",
        "О501234567 12345, 8",
        "a@b, 8",
        "'', 0"
    })
    void encodesAsAPhoneWouldAndDecodesToTheSameText(String text, byte dataCoding) {
        MobileMessage message = MobileMessage.of("380671112233", "7104", text);

        assertThat(message.dataCoding()).isEqualTo(dataCoding);
        assertThat(message.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"380671112233, 1, 1", "+380671112233, 1, 1", "7104, 0, 1", "GasCompany, 5, 0"})
    void derivesTonAndNpiFromTheAddress(String value, byte ton, byte npi) {
        Address address = Address.of(value);

        assertThat(address.ton()).isEqualTo(ton);
        assertThat(address.npi()).isEqualTo(npi);
        assertThat(address.value()).doesNotContain("+");
    }

    @Test
    void rejectsATextThatExceedsADeliverSm() {
        assertThatThrownBy(() -> MobileMessage.of("380671112233", "7104", "5".repeat(255)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("255 octets");
        assertThatThrownBy(() -> Address.of("1".repeat(21))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toleratesAUserDataHeaderLongerThanTheMessage() {
        MobileMessage broken = new MobileMessage("380671112233", "7104", (byte) 0, new byte[] {(byte) 200, 1, 2});

        assertThat(broken.withEsmClass(0x40).text()).isEmpty();
    }
}
