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

    /** The outcome of a call that was answered with this status. */
    public static CallOutcome ofStatus(int status) {
        if (status < 500) {
            return SUCCESS;
        }
        return status == 503 ? REJECTED : ERROR;
    }
}
