/** Which files of a run open as models. */
export const MODELS = /\.(onnx|ort|safetensors|gguf|npz|npy|tflite|keras|h5|hdf5|pth?|pt2|pb|mlmodel)$/i;
