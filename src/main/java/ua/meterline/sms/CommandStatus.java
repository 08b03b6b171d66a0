package ua.meterline.sms;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The meaning of a command_status (SMPP 3.4, section 5.1.3; from 0x100 on, SMPP 5.0, section 4.7.6). */
public final class CommandStatus {
    /** Stands for every status without a name in the standard. */
    public static final String OTHER = "other";

    /** The statuses of the standard that a response to a bind or a submit_sm may have. */
    private enum Name {
        ESME_RINVMSGLEN(0x01, "invalid message length"),
        ESME_RINVCMDLEN(0x02, "invalid command length"),
        ESME_RINVCMDID(0x03, "invalid command id"),
        ESME_RINVBNDSTS(0x04, "incorrect bind status"),
        ESME_RALYBND(0x05, "already bound"),
        ESME_RINVPRTFLG(0x06, "invalid priority flag"),
        ESME_RINVREGDLVFLG(0x07, "invalid registered_delivery"),
        ESME_RSYSERR(0x08, "system error"),
        ESME_RINVSRCADR(0x0A, "invalid source address"),
        ESME_RINVDSTADR(0x0B, "invalid destination address"),
        ESME_RINVMSGID(0x0C, "invalid message id"),
        ESME_RBINDFAIL(0x0D, "bind failed"),
        ESME_RINVPASWD(0x0E, "invalid password"),
        ESME_RINVSYSID(0x0F, "invalid system id"),
        ESME_RMSGQFUL(0x14, "message queue full"),
        ESME_RINVSERTYP(0x15, "invalid service type"),
        ESME_RINVESMCLASS(0x43, "invalid esm_class"),
        ESME_RSUBMITFAIL(0x45, "submit failed"),
        ESME_RINVSRCTON(0x48, "invalid type of number of the source"),
        ESME_RINVSRCNPI(0x49, "invalid numbering plan of the source"),
        ESME_RINVDSTTON(0x50, "invalid type of number of the destination"),
        ESME_RINVDSTNPI(0x51, "invalid numbering plan of the destination"),
        ESME_RINVSYSTYP(0x53, "invalid system type"),
        ESME_RTHROTTLED(0x58, "too many messages a second"),
        ESME_RINVSCHED(0x61, "invalid scheduled delivery time"),
        ESME_RINVEXPIRY(0x62, "invalid validity period"),
        ESME_RX_T_APPN(0x64, "temporary error"),
        ESME_RX_P_APPN(0x65, "permanent error"),
        ESME_RX_R_APPN(0x66, "rejected"),
        ESME_RINVPARLEN(0xC2, "invalid parameter length"),
        ESME_RMISSINGOPTPARAM(0xC3, "missing optional parameter"),
        ESME_RINVOPTPARAMVAL(0xC4, "invalid optional parameter"),
        ESME_RDELIVERYFAILURE(0xFE, "delivery failure"),
        ESME_RUNKNOWNERR(0xFF, "unknown error"),
        ESME_RSERTYPUNAUTH(0x100, "service type not authorised"),
        ESME_RPROHIBITED(0x101, "prohibited"),
        ESME_RSERTYPUNAVAIL(0x102, "service type unavailable");

        private final int status;
        private final String meaning;

        Name(int status, String meaning) {
            this.status = status;
            this.meaning = meaning;
        }
    }

    private static final Map<Integer, Name> NAMES = Arrays.stream(Name.values())
            .collect(Collectors.toUnmodifiableMap(name -> name.status, Function.identity()));

    private CommandStatus() {}

    /** The number as operators write it, such as {@code 0x58}. */
    public static String number(int status) {
        return "0x%02X".formatted(status);
    }

    /** The number with the standard's name. */
    public static String describe(int status) {
        Name name = NAMES.get(status);
        return name == null ? number(status) : number(status) + " " + name + ": " + name.meaning;
    }

    /** The standard's name, such as {@code ESME_RTHROTTLED}, or {@link #OTHER}: one of {@link #names}. */
    public static String name(int status) {
        Name name = NAMES.get(status);
        return name == null ? OTHER : name.name();
    }

    /** All names that {@link #name} returns. */
    public static List<String> names() {
        return Stream.concat(Arrays.stream(Name.values()).map(Name::name), Stream.of(OTHER))
                .toList();
    }
}
