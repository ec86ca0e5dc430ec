package io.firstcome.coupon;

/// Who decides about the seats of a coupon. One authority at a time, named in the row.
public enum AdmissionMode {

    /// Redis; MySQL records, and guards once more.
    REDIS,

    /// MySQL alone, while no instance reaches Redis.
    DIRECT

}
