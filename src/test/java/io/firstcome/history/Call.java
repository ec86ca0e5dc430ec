package io.firstcome.history;

/// One request to issue a coupon, and what was heard of it. Times are nanoseconds of one
/// clock.
///
/// @param status of HTTP; [#UNKNOWN] when no answer came: neither won nor lost
/// @param code of the problem, empty where there is none
/// @param position of the issue, 0 where there is none
public record Call(String user, long askedAt, long answeredAt, int status, String code, long position) {

    public static final int UNKNOWN = 0;

    /// Told that MySQL holds the row.
    public boolean isWon() {
        return status == 201 || status == 200;
    }

    public boolean isSoldOut() {
        return status == 409 && code.equals("sold-out");
    }

    /// Asking again will not tell anything else, unless seats are added.
    public boolean isFinal() {
        return isWon() || isSoldOut();
    }

}
