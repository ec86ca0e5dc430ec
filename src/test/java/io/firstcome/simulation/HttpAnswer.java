package io.firstcome.simulation;

import io.firstcome.admission.Outcome;
import io.firstcome.history.Call;
import io.firstcome.issuance.ledger.Issue;

/// What is heard over HTTP.
record HttpAnswer(int status, String code, long position) {

    static final HttpAnswer NONE = new HttpAnswer(Call.UNKNOWN, "", 0);

    static HttpAnswer of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Issued(var issue) -> won(201, issue);
            case Outcome.Held(var issue) -> won(200, issue);
            case Outcome.Pending pending -> new HttpAnswer(202, "", 0);
            case Outcome.SoldOut() -> refused("sold-out");
            case Outcome.NotOpen notOpen -> refused("not-open");
            case Outcome.Paused() -> refused("paused");
            case Outcome.Closed() -> refused("closed");
            case Outcome.Revoked() -> refused("revoked");
            case Outcome.Unavailable() -> new HttpAnswer(503, "unavailable", 0);
            case Outcome.Unknown() -> new HttpAnswer(404, "coupon-not-found", 0);
        };
    }

    boolean isWon() {
        return status == 201 || status == 200;
    }

    boolean isFinal() {
        return isWon() || status == 409;
    }

    boolean isSoldOut() {
        return status == 409 && code.equals("sold-out");
    }

    Call asCall(String user, long askedAt, long heardAt) {
        return new Call(user, askedAt, heardAt, status, code, position);
    }

    private static HttpAnswer won(int status, Issue issue) {
        return new HttpAnswer(status, "", issue.position().value());
    }

    private static HttpAnswer refused(String code) {
        return new HttpAnswer(409, code, 0);
    }

}
