package ua.meterline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource({
        "0501234567 1250, 050•••67 1250",
        "call +380671112233, call +38•••33",
        "050 123 45 67, 050•••67",
        "О50 123-45-67, О50•••67",
        "067-111-22-33, 067•••33",
        "+38 067 111 22 33, +38•••33",
        "(050) 123-45-67, (05•••67",
        "тел.(050)1234567, тел.(05•••67",
        "+38(067) 111-22-33, +38•••33",
        "050.123.45.67, 050•••67",
        "067-1112233 показ 345, 067•••33 показ 345",
        "345 0501234567, 345 050•••67",
        "045 1234, 045 1234",
        "03.11.2026 1250, 03.11.2026 1250",
        "1250 від 03.11.2026, 1250 від 03.11.2026",
        "показ 12 345, показ 12 345",
        "30 11 2026, 30 11 2026",
        "$1 \\ 1250, $1 \\ 1250",
    })
    void hidesAccountsAndNumbersInATextInAnyNotation(String text, String shown) {
        assertThat(Masking.text(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"+380671112233, +38067•••33", "olena@example.com, ol•••@example.com", "7104, •••", "Kyivstar, Kyi•••ar"
    })
    void hidesTheMiddleOfASender(String sender, String shown) {
        assertThat(Masking.sender(sender)).isEqualTo(shown);
    }
}
