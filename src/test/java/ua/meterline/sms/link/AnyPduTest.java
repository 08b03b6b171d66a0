package ua.meterline.sms.link;

import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever comes: jsmpp's worker threads do not fail on what the check lets through, and it is shown nothing cut short. */
class AnyPduTest {
    @Property(tries = 110_000, edgeCases = EdgeCasesMode.NONE)
    void neverStopsJsmpp(@ForAll long seed) {
        Jsmpp.survives(FuzzedPdus.next(new Random(seed)));
    }

    @Property
    void ofRandomOctetsNeverStopsJsmpp(@ForAll byte[] octets, @ForAll int commandId) {
        byte[] pdu = new byte[PduFramer.HEADER_LENGTH + octets.length];
        ByteBuffer.wrap(pdu).putInt(pdu.length).putInt(commandId).putLong(1).put(octets);
        Jsmpp.survives(pdu);
    }
}
