package ua.meterline.config;

import java.time.Duration;

/**
 * A link to an SMSC. Each setting may be set for one link: {@code meterline.smpp.a.host} for the link {@code a}.
 *
 * @param name as in {@code meterline.smpp.links}; empty for the one link without a name
 */
public record LinkSettings(
        String name,

        @Setting(
                name = "meterline.smpp.host",
                defaultValue = "localhost",
                min = 1,
                max = 255,
                help = "Host name or address of the SMSC. Each address of a host name is tried.")
        String host,

        @Setting(name = "meterline.smpp.port", defaultValue = "2775", min = 1, max = 65_535, help = "Port of the SMSC.")
        int port,

        @Setting(
                name = "meterline.smpp.system-id",
                defaultValue = "meterline",
                min = 1,
                max = 15,
                help = "The system_id of the bind: at most 15 characters.")
        String systemId,

        @Setting(name = "meterline.smpp.password", reload = true, max = 8, help = """
                        At most 8 characters (SMPP 3.4). Prefer the environment variable METERLINE_SMPP_PASSWORD to this
                        file.""")
        Secret password,

        @Setting(
                name = "meterline.smpp.system-type",
                max = 12,
                help = "The system_type of the bind: at most 12 characters.")
        String systemType,

        @Setting(name = "meterline.smpp.address-range", max = 40, help = """
                        The address_range of the bind, such as 7104: at most 40 characters. Empty, unless the operator
                        requires it.""")
        String addressRange,

        @Setting(
                name = "meterline.smpp.interface-version",
                defaultValue = "3.4",
                pattern = "3\\.3|3\\.4|5\\.0",
                message = "must be 3.3, 3.4 or 5.0",
                help = "The interface_version of the bind: 3.4, or 3.3 or 5.0 where the operator requires it.")
        String interfaceVersion,

        @Setting(
                name = "meterline.smpp.bind",
                defaultValue = "rx-tx",
                help = "rx-tx: a receiver and a transmitter. trx: one transceiver. The operator prescribes which.")
        Bind bind,

        @Setting(
                name = "meterline.smpp.enquire-link-interval",
                defaultValue = "30s",
                min = 100,
                help = "How long a link may be idle before enquire_link. A dead link is closed within twice this time.")
        Duration enquireLinkInterval,

        @Setting(
                name = "meterline.smpp.response-timeout",
                defaultValue = "10s",
                min = 100,
                help = "How long the SMSC may take to respond to a request.")
        Duration responseTimeout,

        @Setting(
                name = "meterline.smpp.reconnect-delay",
                defaultValue = "500ms",
                min = 10,
                help = "The first backoff between attempts to bind. Up to half of it is taken off at random.")
        Duration reconnectDelay,

        @Setting(
                name = "meterline.smpp.reconnect-delay-max",
                defaultValue = "30s",
                min = 10,
                help = "The longest backoff between attempts to bind.")
        Duration reconnectDelayMax,

        @Setting(
                name = "meterline.smpp.receive-window",
                defaultValue = "1000",
                min = 1,
                max = 100_000,
                help = "The most messages in flight, without deliver_sm_resp. Further ones get 0x58 (throttled).")
        int receiveWindow,

        @Setting(
                name = "meterline.smpp.submit-window",
                defaultValue = "32",
                min = 1,
                max = 1024,
                help = "The most submit_sm in flight, without a response. The operator sets the limit.")
        int submitWindow,

        @Setting(
                name = "meterline.smpp.max-replies-per-second",
                reload = true,
                defaultValue = "0",
                max = 100_000,
                help = "The rate limit of replies. 0: as many as the SMSC accepts; the gateway adapts.")
        int maxRepliesPerSecond,

        @Setting(name = "meterline.smpp.temporary-statuses", format = TextFormat.STATUS_RANGES, help = """
                        Statuses of the operator's own with which it rejects a submit_sm for the moment, such as
                        0x400-0x4FF, 0x501. The reply is then retried, as after 0x08 and 0x64.""")
        StatusRanges temporaryStatuses,

        @Setting(name = "meterline.smpp.session-statuses", format = TextFormat.STATUS_RANGES, help = """
                        Statuses of the operator's own that concern the session. The link is then bound anew and the
                        reply retried, as after 0x04 and 0x0D.""")
        StatusRanges sessionStatuses,

        LinkTls tls) {

    /** How an ESME binds (SMPP 3.4, section 2.2): a receiver and a transmitter, or one transceiver. */
    public enum Bind {
        RX_TX,
        TRX
    }

    /** {@code host:port}, or {@code name (host:port)}, for log lines. */
    public String peer() {
        return name.isEmpty() ? host + ":" + port : name + " (" + host + ":" + port + ")";
    }

    /** For log lines. */
    @Override
    public String toString() {
        return systemId + "@" + peer();
    }
}
