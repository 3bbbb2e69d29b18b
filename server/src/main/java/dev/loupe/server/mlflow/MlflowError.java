package dev.loupe.server.mlflow;

import dev.loupe.runs.Refused;
import dev.loupe.runs.query.Mistake;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;

import tools.jackson.core.JacksonException;

/// A failure in MLflow's words: an error code, which decides the HTTP status, and a message.
final class MlflowError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// The codes that are used here, with their HTTP status.
    enum Code {
        INVALID_PARAMETER_VALUE(400),
        BAD_REQUEST(400),
        RESOURCE_ALREADY_EXISTS(400),
        INVALID_STATE(500),
        UNAUTHENTICATED(401),
        PERMISSION_DENIED(403),
        RESOURCE_DOES_NOT_EXIST(404),
        ENDPOINT_NOT_FOUND(404),
        NOT_IMPLEMENTED(501),
        INTERNAL_ERROR(500),
        DATA_LOSS(500),
        TEMPORARILY_UNAVAILABLE(503);

        final int status;

        Code(int status) {
            this.status = status;
        }
    }

    private final Code code;

    MlflowError(Code code, String message) {
        super(message);
        this.code = code;
    }

    static MlflowError invalid(String message) {
        return new MlflowError(Code.INVALID_PARAMETER_VALUE, message);
    }

    static MlflowError absent(String message) {
        return new MlflowError(Code.RESOURCE_DOES_NOT_EXIST, message);
    }

    Code code() {
        return code;
    }

    static MlflowError of(Throwable failure) {
        return switch (failure) {
            case MlflowError error -> error;
            case Refused refused ->
                    new MlflowError(code(refused.why()), String.valueOf(refused.getMessage()));
            case Mistake mistake ->
                    invalid(
                            "Invalid filter or order at character "
                                    + mistake.at()
                                    + ": "
                                    + mistake.sentence());
            case JacksonException json ->
                    new MlflowError(Code.BAD_REQUEST, Json.mistake(json).sentence());
            case Problem problem -> new MlflowError(code(problem.status()), problem.sentence());
            case IllegalArgumentException wrong -> invalid(String.valueOf(wrong.getMessage()));
            default ->
                    new MlflowError(
                            Code.INTERNAL_ERROR,
                            "The server failed on this request: "
                                    + failure.getClass().getSimpleName()
                                    + ".");
        };
    }

    private static Code code(Refused.Why why) {
        return switch (why) {
            case ABSENT -> Code.RESOURCE_DOES_NOT_EXIST;
            case EXISTS -> Code.RESOURCE_ALREADY_EXISTS;
            case INVALID, STATE -> Code.INVALID_PARAMETER_VALUE;
            case DAMAGED -> Code.DATA_LOSS;
            case UNAVAILABLE -> Code.TEMPORARILY_UNAVAILABLE;
        };
    }

    private static Code code(int status) {
        return switch (status) {
            case 401 -> Code.UNAUTHENTICATED;
            case 403 -> Code.PERMISSION_DENIED;
            case 404, 405 -> Code.ENDPOINT_NOT_FOUND;
            default -> status >= 500 ? Code.INTERNAL_ERROR : Code.BAD_REQUEST;
        };
    }
}
