/** The images of the page's guide, which grow. */
import { zoomImages } from '../guide/zoom-images.ts';

zoomImages(document, document.body);
