package ua.meterline.config;

import java.time.Duration;

/** How customers log in to the cabinet. */
public record CabinetLoginSettings(
        @Setting(
                name = "meterline.cabinet.codes-per-number",
                defaultValue = "5",
                min = 1,
                max = 1_000,
                help = "Most codes for the login that are sent to one number within 24 hours.")
        int codesPerNumber,

        @Setting(
                name = "meterline.cabinet.codes-per-address",
                defaultValue = "60",
                min = 1,
                max = 1_000_000,
                help = """
                        Most codes an hour that may be asked for from one IP address; of IPv6, from one network with 64
                        bits. Customers of a mobile operator may share an address.""")
        int codesPerAddress,

        @Setting(
                name = "meterline.cabinet.codes-per-day",
                defaultValue = "5000",
                min = 1,
                max = 1_000_000,
                help = "Most codes for the login that are sent within 24 hours in all: each costs an SMS.")
        int codesPerDay,

        @Setting(
                name = "meterline.cabinet.session-idle",
                defaultValue = "30m",
                min = 10_000,
                help = "How long after the last request a customer has to log in again.")
        Duration sessionIdle,

        @Setting(
                name = "meterline.cabinet.session-lifetime",
                defaultValue = "12h",
                min = 10_000,
                help = "How long after the login a customer has to log in again in any case.")
        Duration sessionLifetime) {}
