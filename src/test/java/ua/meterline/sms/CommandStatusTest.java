package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandStatusTest {
    @ParameterizedTest
    @CsvSource({
        "0x04, 0x04 ESME_RINVBNDSTS: incorrect bind status",
        "0x05, 0x05 ESME_RALYBND: already bound",
        "0x08, 0x08 ESME_RSYSERR: system error",
        "0x0A, 0x0A ESME_RINVSRCADR: invalid source address",
        "0x0B, 0x0B ESME_RINVDSTADR: invalid destination address",
        "0x0D, 0x0D ESME_RBINDFAIL: bind failed",
        "0x0E, 0x0E ESME_RINVPASWD: invalid password",
        "0x0F, 0x0F ESME_RINVSYSID: invalid system id",
        "0x14, 0x14 ESME_RMSGQFUL: message queue full",
        "0x45, 0x45 ESME_RSUBMITFAIL: submit failed",
        "0x53, 0x53 ESME_RINVSYSTYP: invalid system type",
        "0x58, 0x58 ESME_RTHROTTLED: too many messages a second",
        "0x64, 0x64 ESME_RX_T_APPN: temporary error",
        "0x400, 0x400"
    })
    void isDescribedInOperatorsTerms(String number, String description) {
        int status = Integer.decode(number);

        assertThat(CommandStatus.number(status)).isEqualTo(number);
        assertThat(CommandStatus.describe(status)).isEqualTo(description);
    }
}
