package ua.meterline.web.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;

class TypedReadingTest {
    @ParameterizedTest
    @ValueSource(strings = {"0501234567", "050 123 45 67", "050-123-45-67", "050\u00a01234567"})
    void readsAnAccountAsPeopleWriteIt(String account) {
        assertThat(new TypedReading(account, "", "").accountNumber()).hasValue(new AccountNumber("0501234567"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "050123456", "05012345678", "+380501234567", "050123456O", "٠٥٠١٢٣٤٥٦٧", "%", "0501234567 1"
            })
    void takesNothingElseForAnAccount(String account) {
        assertThat(new TypedReading(account, "", "").accountNumber()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "00420, 420", "12345, 12345"})
    void readsTheDigitsOfTheDial(String value, int read) {
        assertThat(new TypedReading("", value, "").registerValue()).hasValue(new RegisterValue(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456", "123,4", "123.4", "-1", "1 2", "1e3", "١٢٣", "<b>"})
    void takesNothingElseForAReading(String value) {
        assertThat(new TypedReading("", value, "").registerValue()).isEmpty();
    }
}
