/** Which files of a run open as models. */
export const MODELS = /\.(onnx|ort|safetensors|gguf|npz|npy|tflite|keras|h5|hdf5|pth?|pt2|pb|mlmodel)$/i;

/** A model for people: a run's by its run. */
export function modelName(model: { name: string; runName?: string }): string {
    return model.runName === undefined ? model.name : `${model.runName}: ${model.name}`;
}
