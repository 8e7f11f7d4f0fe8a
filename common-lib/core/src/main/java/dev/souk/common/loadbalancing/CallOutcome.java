package dev.souk.common.loadbalancing;

/** How a call to an instance ended. */
public enum CallOutcome {
    /** It answered, with any status below 500. */
    SUCCESS,
    /** It answered 503: it is overloaded, or lacks something that the other instances lack as well. */
    REJECTED,
    /** It answered with another 5xx, or not in time. */
    ERROR,
    /** No connection, or the connection was lost before the response began. */
    UNREACHABLE,
    /** The caller did not wait for the response. */
    CANCELLED;

    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    /** The outcome of a call that was answered with this status. */
    public static CallOutcome ofStatus(int status) {
        if (status < SERVER_ERROR) {
            return SUCCESS;
        }
        return status == UNAVAILABLE ? REJECTED : ERROR;
    }
}
