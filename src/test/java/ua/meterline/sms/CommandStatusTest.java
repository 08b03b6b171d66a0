package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandStatusTest {
    @ParameterizedTest
    @CsvSource({
        "0x05, 0x05 ESME_RALYBND: already bound, false",
        "0x08, 0x08 ESME_RSYSERR: system error, true",
        "0x0A, 0x0A ESME_RINVSRCADR: invalid source address, false",
        "0x0B, 0x0B ESME_RINVDSTADR: invalid destination address, false",
        "0x0D, 0x0D ESME_RBINDFAIL: bind failed, false",
        "0x0E, 0x0E ESME_RINVPASWD: invalid password, false",
        "0x0F, 0x0F ESME_RINVSYSID: invalid system id, false",
        "0x14, 0x14 ESME_RMSGQFUL: message queue full, true",
        "0x45, 0x45 ESME_RSUBMITFAIL: submit failed, false",
        "0x53, 0x53 ESME_RINVSYSTYP: invalid system type, false",
        "0x58, 0x58 ESME_RTHROTTLED: too many messages a second, true",
        "0x64, 0x64, false",
        "0x400, 0x400, false"
    })
    void isDescribedInOperatorsTerms(String number, String description, boolean temporary) {
        int status = Integer.decode(number);

        assertThat(CommandStatus.number(status)).isEqualTo(number);
        assertThat(CommandStatus.describe(status)).isEqualTo(description);
        assertThat(CommandStatus.isTemporary(status)).isEqualTo(temporary);
    }
}
