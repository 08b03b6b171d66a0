package ua.meterline.sms.link;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.SeededCase;

/** No PDU that passes the validator makes jsmpp's worker threads fail, and none is truncated. */
class AnyPduTest {
    @Test
    void neverStopsJsmpp() {
        SeededCase.forAll(110_000, random -> {
            Jsmpp.survives(FuzzedPdus.next(random));
        });
    }

    @Test
    void ofRandomOctetsNeverStopsJsmpp() {
        SeededCase.forAll(1000, random -> {
            byte[] octets = random.octets(0, 255);
            int commandId = random.nextInt();
            byte[] pdu = new byte[PduFramer.HEADER_LENGTH + octets.length];
            ByteBuffer.wrap(pdu).putInt(pdu.length).putInt(commandId).putLong(1).put(octets);
            Jsmpp.survives(pdu);
        });
    }
}
