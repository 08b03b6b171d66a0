package ua.meterline.sms;

import java.util.Map;
import org.jsmpp.SMPPConstant;

/** The meaning of a command_status (SMPP 3.4, section 5.1.3). */
public final class CommandStatus {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(SMPPConstant.STAT_ESME_RBINDFAIL, "ESME_RBINDFAIL: bind failed"),
            Map.entry(SMPPConstant.STAT_ESME_RINVBNDSTS, "ESME_RINVBNDSTS: incorrect bind status"),
            Map.entry(SMPPConstant.STAT_ESME_RALYBND, "ESME_RALYBND: already bound"),
            Map.entry(SMPPConstant.STAT_ESME_RINVPASWD, "ESME_RINVPASWD: invalid password"),
            Map.entry(SMPPConstant.STAT_ESME_RINVSYSID, "ESME_RINVSYSID: invalid system id"),
            Map.entry(SMPPConstant.STAT_ESME_RINVSYSTYP, "ESME_RINVSYSTYP: invalid system type"),
            Map.entry(SMPPConstant.STAT_ESME_RSYSERR, "ESME_RSYSERR: system error"),
            Map.entry(SMPPConstant.STAT_ESME_RMSGQFUL, "ESME_RMSGQFUL: message queue full"),
            Map.entry(SMPPConstant.STAT_ESME_RTHROTTLED, "ESME_RTHROTTLED: too many messages a second"),
            Map.entry(SMPPConstant.STAT_ESME_RINVSRCADR, "ESME_RINVSRCADR: invalid source address"),
            Map.entry(SMPPConstant.STAT_ESME_RINVDSTADR, "ESME_RINVDSTADR: invalid destination address"),
            Map.entry(SMPPConstant.STAT_ESME_RSUBMITFAIL, "ESME_RSUBMITFAIL: submit failed"),
            Map.entry(SMPPConstant.STAT_ESME_RX_T_APPN, "ESME_RX_T_APPN: temporary error"));

    private CommandStatus() {}

    /** The number as operators write it, such as {@code 0x58}. */
    public static String number(int status) {
        return "0x%02X".formatted(status);
    }

    /** The number with the standard's name, for the common ones. */
    public static String describe(int status) {
        String name = NAMES.get(status);
        return name == null ? number(status) : number(status) + " " + name;
    }
}
