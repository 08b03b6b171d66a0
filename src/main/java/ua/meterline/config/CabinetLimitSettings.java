package ua.meterline.config;

import java.time.Duration;

/** How many readings customers may submit without registration. */
public record CabinetLimitSettings(
        @Setting(
                name = "meterline.cabinet.readings-per-address",
                defaultValue = "120",
                min = 1,
                max = 1_000_000,
                help = """
                        Most readings an hour from one IP address, wrong ones included; of IPv6, from one network with
                        64 bits. Customers of a mobile operator may share an address.""")
        int perAddress,

        @Setting(
                name = "meterline.cabinet.readings-per-account",
                defaultValue = "10",
                min = 1,
                max = 1_000_000,
                help = "Most readings an hour for one account, without registration.")
        int perAccount,

        @Setting(
                name = "meterline.cabinet.readings-per-second",
                defaultValue = "300",
                min = 1,
                max = 10_000,
                help = "Most readings a second in all, without registration.")
        int perSecond,

        @Setting(
                name = "meterline.cabinet.filling-time",
                defaultValue = "3s",
                max = 60_000,
                help = "A form without registration that is sent sooner than this after it was opened is refused.")
        Duration fillingTime) {}
