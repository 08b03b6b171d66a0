package ua.meterline.sms;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.meterline.config.StatusRanges;
import ua.meterline.sms.SubmitRejectedException.Concern;

/**
 * What the command_status of a submit_sm_resp concerns (SMPP 3.4, section 5.1.3; from 0x100 on, SMPP 5.0, section
 * 4.7.6), and so what becomes of the reply and of the session. {@link ua.meterline.outbox.RetrySchedule} says when the
 * reply is due again. Immutable.
 */
public final class SubmitStatusTable {
    /** The table of the standard: a status that is not in it concerns the message. */
    public static final SubmitStatusTable STANDARD = new SubmitStatusTable(StatusRanges.NONE, StatusRanges.NONE);

    private static final Map<Integer, Concern> CONCERNS = Stream.of(
                    // ESME_RINVCMDID, RINVBNDSTS, RALYBND, RBINDFAIL, RINVPASWD, RINVSYSID, RINVSYSTYP, and
                    // RSERTYPUNAUTH, RPROHIBITED: the SMSC takes nothing from this session, whatever it is.
                    statuses(Concern.SESSION, 0x03, 0x04, 0x05, 0x0D, 0x0E, 0x0F, 0x53, 0x100, 0x101),
                    // ESME_RMSGQFUL, RTHROTTLED
                    statuses(Concern.RATE, 0x14, 0x58),
                    // ESME_RSYSERR, RX_T_APPN, RSERTYPUNAVAIL
                    statuses(Concern.MOMENT, 0x08, 0x64, 0x102),
                    // ESME_RINVDSTADR, RINVDSTTON, RINVDSTNPI, RDELIVERYFAILURE
                    statuses(Concern.RECIPIENT, 0x0B, 0x50, 0x51, 0xFE))
            .flatMap(entries -> entries.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final StatusRanges session;
    private final StatusRanges temporary;

    /**
     * The standard table with what an operator says about its own statuses.
     *
     * @param session further statuses that concern the session
     * @param temporary further statuses that concern the moment
     */
    public SubmitStatusTable(StatusRanges session, StatusRanges temporary) {
        this.session = session;
        this.temporary = temporary;
    }

    private static Map<Integer, Concern> statuses(Concern concern, Integer... statuses) {
        return Stream.of(statuses).collect(Collectors.toMap(status -> status, status -> concern));
    }

    public Concern concern(int status) {
        if (session.contains(status)) {
            return Concern.SESSION;
        }
        return temporary.contains(status) ? Concern.MOMENT : CONCERNS.getOrDefault(status, Concern.MESSAGE);
    }
}
